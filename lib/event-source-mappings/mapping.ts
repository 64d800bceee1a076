import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping, MetricType } from 'aws-cdk-lib/aws-lambda';
import type { CfnEventSourceMappingProps, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { IDependable } from 'constructs';
import { compact } from '../private/values';
import { allowPolling } from './polling-rights';

/** Says that the code answers with the items that failed. */
export const PARTIAL_BATCHES = 'ReportBatchItemFailures';

/** What a source asks of its mapping. */
export interface MappingRequest {
  /** The class of the source, as warnings name it. */
  readonly source: string;
  /** What the execution role must be allowed before polling starts. */
  readonly statements: PolicyStatement[];
  /** What the pollers need besides, in a network for instance. */
  readonly dependencies?: IDependable[];
  readonly properties: Omit<CfnEventSourceMappingProps, 'functionName'>;
}

/**
 * The scope of a mapping and of all that its source defines for it: `<source>:<name>` below the function.
 *
 * Its path is contract: another path is another mapping, which loses the position in a stream.
 */
export function mappingScope(target: IFunction, source: string, name: string): Construct {
  return new Construct(target, `${source}:${name}`);
}

/** Defines the mapping itself, after the rights: polling starts with it, and Lambda refuses one whose role may not poll. */
export function defineMapping(scope: Construct, target: IFunction, request: MappingRequest): CfnEventSourceMapping {
  const { source, statements, dependencies = [], properties } = request;
  const permissions = allowPolling(target, source, statements);
  const mapping = new CfnEventSourceMapping(scope, 'Resource', compact({
    metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    ...properties,
    functionName: target.functionName,
  }));
  mapping.node.addDependency(...permissions, ...dependencies);
  return mapping;
}
