import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionMetrics } from '../../lib';
import { logicalIdOf } from '../synthesized';
import { defineFunction, emptyStack } from './defined-function';

type Name = Exclude<keyof FunctionMetrics, 'prototype'>;

const METRICS: [Name, string, string, string | undefined, 'alias' | 'function'][] = [
  ['invocations', 'Invocations', 'Sum', undefined, 'alias'],
  ['errors', 'Errors', 'Sum', undefined, 'alias'],
  ['throttles', 'Throttles', 'Sum', undefined, 'alias'],
  ['duration', 'Duration', 'p99', 'Milliseconds', 'alias'],
  ['asyncEventsDropped', 'AsyncEventsDropped', 'Sum', undefined, 'alias'],
  ['asyncEventAge', 'AsyncEventAge', 'Maximum', 'Milliseconds', 'alias'],
  ['destinationDeliveryFailures', 'DestinationDeliveryFailures', 'Sum', undefined, 'alias'],
  ['deadLetterErrors', 'DeadLetterErrors', 'Sum', undefined, 'alias'],
  ['concurrentExecutions', 'ConcurrentExecutions', 'Maximum', undefined, 'function'],
  ['recursiveInvocationsDropped', 'RecursiveInvocationsDropped', 'Sum', undefined, 'function'],
];

function metric(metrics: FunctionMetrics, name: Name, options?: MetricOptions): Metric {
  return metrics[name](options);
}

describe('the metrics of a production function', () => {
  test.each(METRICS)('%s is %s', (name, metricName, statistic, unit, of) => {
    const { stack, fn } = defineFunction();
    const found = metric(fn.metrics, name);
    expect(found).toMatchObject({ namespace: 'AWS/Lambda', metricName, statistic, unit });
    const whole = { FunctionName: { Ref: logicalIdOf(fn.lambda) } };
    expect(stack.resolve(found.dimensions)).toEqual(of === 'function' ? whole : { ...whole, Resource: { 'Fn::Join': ['', [{ Ref: logicalIdOf(fn.lambda) }, ':live']] } });
  });

  test.each(METRICS)('%s takes options, which win', (name) => {
    const found = metric(defineFunction().fn.metrics, name, { statistic: Stats.SAMPLE_COUNT, period: Duration.hours(1), label: 'mine' });
    expect(found).toMatchObject({ statistic: 'SampleCount', label: 'mine' });
    expect(found.period.toSeconds()).toBe(3_600);
  });
});

describe('the metrics of any function', () => {
  test('are those of the whole function', () => {
    const stack = emptyStack();
    const plain = LambdaFunction.fromFunctionName(stack, 'Plain', 'orders');
    const metrics = FunctionMetrics.fromFunction(plain);
    expect(metrics.errors().dimensions).toEqual({ FunctionName: plain.functionName });
    expect(metrics.concurrentExecutions().dimensions).toEqual({ FunctionName: plain.functionName });
  });

  test('are those of an alias, where an alias is what is called', () => {
    const stack = emptyStack();
    const plain = new LambdaFunction(stack, 'Plain', { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X });
    const metrics = FunctionMetrics.fromFunction(new Alias(stack, 'Alias', { aliasName: 'stable', version: plain.currentVersion }), plain);
    expect(metrics.errors().dimensions).toHaveProperty('Resource');
    expect(metrics.concurrentExecutions().dimensions).not.toHaveProperty('Resource');
  });
});
