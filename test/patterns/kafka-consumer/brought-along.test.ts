import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Alias, CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FunctionSource, KafkaTopic, MskCluster, ProductionFunction } from '../../../lib';
import { mskCluster } from '../../event-source-mappings/kafka-kinds';
import { FUNCTION_ARN, MAPPING, plain, ROLE_ARN } from '../../event-source-mappings/stream-kinds';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, warningsOf } from '../../synthesized';
import { CODE, newStack } from '../queue-worker/define-worker';
import { defineKafkaConsumer } from './define-kafka-consumer';

describe('a function that was brought along', () => {
  test.each<[string, (stack: Stack) => IFunction]>([
    ['a production function', (stack) => new ProductionFunction(stack, 'Own', { code: CODE })],
    ['a plain function', (stack) => plain(stack)],
    ['an alias', (stack) => new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion })],
    ['an imported function with a role', (stack) => LambdaFunction.fromFunctionAttributes(stack, 'Imported', { functionArn: FUNCTION_ARN, role: Role.fromRoleArn(stack, 'Role', ROLE_ARN) })],
  ])('may be %s, and no other is defined', (_, functionIn) => {
    const stack = newStack();
    const fn = functionIn(stack);
    const consumer = defineKafkaConsumer({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(consumer.function).toBe(fn);
    expect(consumer.node.findAll().filter((node) => CfnFunction.isCfnFunction(node))).toEqual([]);
    expect(onlyPropertiesOf(stack, MAPPING).FunctionName).toEqual(stack.resolve(fn.functionName));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is warned of when it is imported without a role', () => {
    const stack = newStack();
    defineKafkaConsumer({ function: FunctionSource.fromFunction(LambdaFunction.fromFunctionArn(stack, 'Imported', FUNCTION_ARN)) }, stack);
    expect(warningsOf(stack).filter((text) => text.includes('kafka:GetBootstrapBrokers'))).toHaveLength(1);
  });

  test('may read two topics', () => {
    const stack = newStack();
    const fn = FunctionSource.fromFunction(plain(stack));
    const cluster = MskCluster.provisioned(mskCluster(stack));
    ['orders', 'offers'].forEach((name) => defineKafkaConsumer({ function: fn, topic: KafkaTopic.msk(cluster, name) }, stack, name));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('across stacks', () => {
  test('the consumer waits for the stack of its cluster', () => {
    const app = testApp();
    const [clusters, consumers] = [new Stack(app, 'Clusters'), new Stack(app, 'Consumers')];
    defineKafkaConsumer({ topic: KafkaTopic.msk(MskCluster.provisioned(mskCluster(clusters)), 'orders') }, consumers);
    expect(() => app.synth()).not.toThrow();
    expect(consumers.dependencies).toEqual([clusters]);
    expect(clusters.dependencies).toEqual([]);
  });
});
