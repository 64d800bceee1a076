import { Stack } from 'aws-cdk-lib';
import { AttributeType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { AsyncFailure, KinesisSource, ProductionFunction, StreamPosition, TableStreamPosition, TableStreamSource } from '../../lib';
import type { KinesisSourceOptions, ProductionFunctionProps, StreamSourceOptions, TableStreamSourceOptions } from '../../lib';
import { CODE } from '../function/defined-function';
import { rightsOf } from '../function/rights';
import { testApp } from '../setup/app';
import { onlyPropertiesOf } from '../synthesized';

export const MAPPING = 'AWS::Lambda::EventSourceMapping';
export const FUNCTION_ARN = 'arn:aws:lambda:eu-central-1:111122223333:function:worker';
export const ROLE_ARN = 'arn:aws:iam::111122223333:role/worker';

export function newStack(): Stack {
  return new Stack(testApp(), 'Stack');
}

export function production(scope: Construct, id = 'Function', props: Partial<ProductionFunctionProps> = {}): ProductionFunction {
  return new ProductionFunction(scope, id, { code: CODE, asyncFailure: AsyncFailure.none('its streams keep failures'), ...props });
}

export function plain(scope: Construct, id = 'Function'): LambdaFunction {
  return new LambdaFunction(scope, id, { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X });
}

export function table(scope: Construct, id = 'Table', props: Partial<TablePropsV2> = {}): TableV2 {
  return new TableV2(scope, id, { partitionKey: { name: 'id', type: AttributeType.STRING }, dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES, ...props });
}

export function kinesisSource(stream: Stream, options: Partial<KinesisSourceOptions> = {}): KinesisSource {
  return new KinesisSource(stream, { startingPosition: StreamPosition.trimHorizon(), ...options });
}

export function tableSource(from: TableV2, options: Partial<TableStreamSourceOptions> = {}): TableStreamSource {
  return new TableStreamSource(from, { startingPosition: TableStreamPosition.TRIM_HORIZON, ...options });
}

/** What both kinds of stream have in common is tested with both. */
export const KINDS: { readonly [kind: string]: (scope: Construct, options?: StreamSourceOptions, id?: string) => IEventSource } = {
  KinesisSource: (scope, options, id = 'Source') => kinesisSource(new Stream(scope, id), options),
  TableStreamSource: (scope, options, id = 'Source') => tableSource(table(scope, id), options),
};

/** Options, and what they need in the stack. */
export type SomeOptions = StreamSourceOptions | ((stack: Stack) => StreamSourceOptions);

/** A stack with a function that reads a stream of the kind. */
export function connect(kind: string, options: SomeOptions = {}, define: (stack: Stack) => IFunction = production): Stack {
  const stack = newStack();
  const fn = define(stack);
  fn.addEventSource(KINDS[kind](stack, typeof options === 'function' ? options(stack) : options));
  return stack;
}

/** The mapping that such a function has. */
export function mappingOf(kind: string, options: SomeOptions = {}): { readonly [name: string]: unknown } {
  return onlyPropertiesOf(connect(kind, options), MAPPING);
}

/** What the policies of a stack say, without logs and traces. */
export function pollingRights(stack: Stack): string[] {
  return rightsOf(stack).filter((right) => !/logs:|xray:/.test(right));
}
