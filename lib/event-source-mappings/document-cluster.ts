import { Stack, Token } from 'aws-cdk-lib';
import { CfnDBCluster, CfnDBClusterParameterGroup, CfnDBSubnetGroup } from 'aws-cdk-lib/aws-docdb';
import type { IDBClusterRef } from 'aws-cdk-lib/aws-docdb';
import { CHANGE_STREAM_LIMITS } from '../private/limits';
import type { BrokerNetwork } from './broker-network';
import { PollerTraffic } from './poller-traffic';
import { referenced } from './subnet-routes';

/** The parameter that says how long changes are kept, in seconds. */
const RETENTION = 'change_stream_log_retention_duration';

/** The cluster as this app defines it; undefined for an imported one. */
export function clusterResource(cluster: IDBClusterRef): CfnDBCluster | undefined {
  const resource = cluster.node.defaultChild ?? cluster;
  return CfnDBCluster.isCfnDBCluster(resource) ? resource : undefined;
}

/** Where the pollers of a cluster live. */
export function clusterConnection(cluster: IDBClusterRef, source: string): BrokerNetwork {
  const resource = clusterResource(cluster);
  const subnetGroup = referenced(resource?.dbSubnetGroupName);
  return {
    source,
    port: resource?.port ?? PollerTraffic.DOCUMENT_DB.port,
    needs: ['lambda', 'sts', 'secretsmanager'],
    ...(subnetGroup && CfnDBSubnetGroup.isCfnDBSubnetGroup(subnetGroup) ? { subnetIds: subnetGroup.subnetIds } : {}),
    ...(resource?.vpcSecurityGroupIds ? { securityGroupIds: resource.vpcSecurityGroupIds } : {}),
  };
}

/** How long the cluster keeps changes; undefined where this app does not say. */
export function changeRetentionSeconds(cluster: IDBClusterRef): number | undefined {
  const resource = clusterResource(cluster);
  const name = resource?.dbClusterParameterGroupName;
  if (resource === undefined || name === undefined) {
    return resource && CHANGE_STREAM_LIMITS.retentionSeconds.usual;
  }
  const group = referenced(name);
  if (group === undefined || !CfnDBClusterParameterGroup.isCfnDBClusterParameterGroup(group)) {
    return undefined;
  }
  const parameters = Stack.of(group).resolve(group.parameters) as { readonly [parameter: string]: unknown };
  const { [RETENTION]: retention = CHANGE_STREAM_LIMITS.retentionSeconds.usual } = parameters;
  return Token.isUnresolved(retention) || Number.isNaN(Number(retention)) ? undefined : Number(retention);
}
