import { Stack, Token } from 'aws-cdk-lib';
import { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { compact } from './values';

/** What can be known of a table somebody else defined. */
export interface TableSettings {
  /** Undefined when the table has no stream. */
  readonly streamArn?: string;
  /** Whether it is known to be replicated to other Regions. */
  readonly replicated: boolean;
}

/** Reads the settings off the resource: a table of version 2 names a stream even where it has none. */
export function tableSettings(table: ITable): TableSettings {
  const resource = table.node.defaultChild;
  if (resource === undefined || !CfnGlobalTable.isCfnGlobalTable(resource)) {
    return compact({ streamArn: table.tableStreamArn, replicated: false });
  }
  const replicas: unknown = Stack.of(resource).resolve(resource.replicas);
  return compact({
    streamArn: Stack.of(resource).resolve(resource.streamSpecification) === undefined ? undefined : table.tableStreamArn,
    replicated: Array.isArray(replicas) && !Token.isUnresolved(replicas) && replicas.length > 1,
  });
}
