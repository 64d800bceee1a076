import type { Stack } from 'aws-cdk-lib';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { StreamProcessingMetrics, StreamProcessingOptions } from '../../../lib';
import { newStack } from '../queue-worker/define-worker';
import { defineStreamProcessor } from '../stream-processor/define-stream-processor';
import { defineTableStreamProcessor } from '../table-stream-processor/define-table-stream-processor';
import { defineWindowedAggregator } from '../windowed-aggregator/define-windowed-aggregator';

/** What the patterns over streams show alike. */
export interface StreamPattern extends Construct {
  readonly function: IFunction;
  readonly failureQueue?: IQueue;
  readonly metrics: StreamProcessingMetrics;
  readonly grants: { readFailures(grantee: IGrantable): Grant };
}

type Definition = (props: Partial<StreamProcessingOptions>, stack: Stack, id?: string) => StreamPattern;

const PATTERNS: { readonly [name: string]: Definition } = {
  StreamProcessor: defineStreamProcessor,
  TableStreamProcessor: defineTableStreamProcessor,
  WindowedAggregator: defineWindowedAggregator,
};

/** What the patterns have in common is tested with each of them. */
export const NAMES = Object.keys(PATTERNS);

/** One of the patterns in a stack. */
export function definePattern(name: string, props: Partial<StreamProcessingOptions> = {}, stack = newStack(), id?: string): StreamPattern {
  return PATTERNS[name](props, stack, id);
}
