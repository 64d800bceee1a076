import { CfnResource, Token } from 'aws-cdk-lib';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { isTyped, referencesIn } from './references';

/** A queue, or a stream of Kinesis or DynamoDB. */
export type SourceKind = 'queue' | 'stream';

const TYPES = new Map<string, SourceKind>([
  ['AWS::SQS::Queue', 'queue'],
  ['AWS::Kinesis::Stream', 'stream'],
  ['AWS::Kinesis::StreamConsumer', 'stream'],
  ['AWS::DynamoDB::Table', 'stream'],
  ['AWS::DynamoDB::GlobalTable', 'stream'],
]);

const SERVICES = new Map<string, SourceKind>([['sqs', 'queue'], ['kinesis', 'stream'], ['dynamodb', 'stream']]);

/** What a mapping reads; undefined when it is something else, or not known. */
export function sourceKind(mapping: CfnEventSourceMapping): SourceKind | undefined {
  const { eventSourceArn: arn } = mapping;
  if (arn !== undefined && !Token.isUnresolved(arn)) {
    return SERVICES.get(arn.split(':')[2] ?? '');
  }
  const types = referencesIn(mapping, arn).map((target) => (CfnResource.isCfnResource(target) ? target.cfnResourceType : ''));
  return types.length === 1 ? TYPES.get(types[0]) : undefined;
}

/** The queue of the app that a mapping reads. */
export function sourceQueue(mapping: CfnEventSourceMapping): CfnQueue | undefined {
  return referencesIn(mapping, mapping.eventSourceArn).filter(isTyped).find((target) => CfnQueue.isCfnQueue(target));
}
