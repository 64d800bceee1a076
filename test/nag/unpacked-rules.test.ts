import { CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { NagRuleCompliance, rules } from 'cdk-nag';
import LambdaLogging from 'cdk-nag/lib/rules/lambda/LambdaLogging';
import { FunctionSource, QueueSource } from '../../lib';
import { defineWorker, newStack } from '../patterns/queue-worker/define-worker';
import { testApp } from '../setup/app';
import { defaultFunction, defaultWorker } from './reference-stacks';

const { LambdaEventSourceSQSVisibilityTimeout } = rules.lambda;

/** What a rule says of the resources it applies to. */
function verdictsOf(stack: Stack, rule: (resource: CfnResource) => NagRuleCompliance): NagRuleCompliance[] {
  const resources = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node));
  return resources.map(rule).filter((verdict) => verdict !== NagRuleCompliance.NOT_APPLICABLE);
}

function plain(stack: Stack): LambdaFunction {
  return new LambdaFunction(stack, 'Plain', { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X, timeout: Duration.seconds(30) });
}

/** LambdaLogLevel is left out: it asks for a retention in the function's logging configuration, which no function can have. */
describe('the rules of cdk-nag that are in no pack', () => {
  test('find a log group behind every function', () => {
    expect(verdictsOf(defaultFunction(testApp()).stack, LambdaLogging)).toEqual([NagRuleCompliance.COMPLIANT]);
    expect(verdictsOf(Stack.of(defaultWorker(testApp())), LambdaLogging)).toEqual([NagRuleCompliance.COMPLIANT]);
  });

  test('find the visibility timeout of a worker at six times the timeout', () => {
    const stack = newStack();
    defineWorker({ function: FunctionSource.fromFunction(plain(stack)) }, stack);
    expect(verdictsOf(stack, LambdaEventSourceSQSVisibilityTimeout)).toEqual([NagRuleCompliance.COMPLIANT]);
  });

  test('agree with our warning about a tight visibility timeout', () => {
    const stack = newStack();
    plain(stack).addEventSource(new QueueSource(new Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(179) })));
    expect(verdictsOf(stack, LambdaEventSourceSQSVisibilityTimeout)).toEqual([NagRuleCompliance.NON_COMPLIANT]);
  });
});
