import { Stack, Token } from 'aws-cdk-lib';
import type { IEnvironmentAware, ResourceEnvironment } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnCluster, CfnServerlessCluster } from 'aws-cdk-lib/aws-msk';
import type { IClusterRef, IServerlessClusterRef } from 'aws-cdk-lib/aws-msk';
import type { IConstruct } from 'constructs';
import { compact, known } from '../private/values';
import type { MskScheme } from './msk-rights';
import { sourceName } from './source-name';

/** Where the brokers of a cluster are, as far as the app says. */
interface MskPlacement {
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
}

interface ClientAuthentication {
  readonly sasl?: { readonly iam?: Switch; readonly scram?: Switch };
  readonly tls?: Switch;
}

/** Something that is on or off, or is decided at deploy time. */
interface Switch {
  readonly enabled?: unknown;
}

interface ClusterArns {
  readonly clusterArn: string;
  readonly connectionArn?: string;
}

/** A cluster of Amazon MSK, by whatever is known of it. */
export class MskCluster {
  /** A cluster whose brokers you chose. */
  public static provisioned(cluster: IClusterRef): MskCluster {
    return new MskCluster({ clusterArn: cluster.clusterRef.clusterArn }, cluster);
  }

  /** A cluster of MSK Serverless. It takes IAM authentication only. */
  public static serverless(cluster: IServerlessClusterRef): MskCluster {
    return new MskCluster({ clusterArn: cluster.serverlessClusterRef.serverlessClusterArn }, cluster, true);
  }

  /** A cluster of this account, of either kind, that exists. */
  public static fromClusterArn(clusterArn: string): MskCluster {
    return new MskCluster({ clusterArn });
  }

  /**
   * A cluster of another account, which must not be serverless, through a connection that MSK manages.
   *
   * The owner turns on multi-VPC connectivity and admits this account: see `MskSource.clusterPolicyStatements()`.
   *
   * @param connectionArn the connection, in this account
   * @param clusterArn the cluster, in the account of its owner
   * @see https://docs.aws.amazon.com/lambda/latest/dg/msk-cross-account.html
   */
  public static fromVpcConnectionArn(connectionArn: string, clusterArn: string): MskCluster {
    return new MskCluster({ clusterArn, connectionArn });
  }

  private constructor(
    private readonly arns: ClusterArns,
    private readonly construct?: IConstruct & IEnvironmentAware,
    private readonly serverless: boolean = false,
  ) {
  }

  /** @internal */
  public get _arns(): ClusterArns {
    return this.arns;
  }

  /**
   * The account and the Region of what the mapping names, where they are known.
   *
   * @internal
   */
  public get _env(): ResourceEnvironment | undefined {
    const { clusterArn, connectionArn = clusterArn } = this.arns;
    return this.construct?.env ?? (Token.isUnresolved(connectionArn) ? undefined : environmentOf(connectionArn));
  }

  /** @internal */
  public get _serverless(): boolean {
    return this.serverless;
  }

  /**
   * The name of the cluster in the path of a mapping.
   *
   * @internal
   */
  public _name(target: IFunction): string {
    const [, named] = /:cluster\/([^/]+)/.exec(known(this.arns.clusterArn) ?? '') ?? [];
    return this.construct ? sourceName(this.construct, target) : named ?? 'Cluster';
  }

  /** @internal */
  public get _placement(): MskPlacement {
    const { construct } = this;
    const networks = construct === undefined ? [] : networksOf(construct);
    return {
      subnetIds: networks.flatMap(({ subnetIds }) => subnetIds),
      securityGroupIds: networks.flatMap(({ securityGroups }) => securityGroups ?? []),
    };
  }

  /**
   * Whether the cluster certainly refuses to sign anybody in this way.
   *
   * @internal
   */
  public _refuses(scheme: MskScheme): boolean {
    const { construct } = this;
    if (construct === undefined || !CfnCluster.isCfnCluster(construct) || scheme === 'unauthenticated') {
      return false;
    }
    const { sasl, tls } = Stack.of(construct).resolve(construct.clientAuthentication ?? {}) as ClientAuthentication;
    const { enabled = false } = { iam: sasl?.iam, scram: sasl?.scram, tls }[scheme] ?? {};
    return enabled === false;
  }
}

/** The networks of a cluster, unless they are known at deploy time only. */
function networksOf(cluster: IConstruct): CfnServerlessCluster.VpcConfigProperty[] {
  if (CfnCluster.isCfnCluster(cluster) && !Token.isUnresolved(cluster.brokerNodeGroupInfo)) {
    const { clientSubnets: subnetIds, securityGroups } = cluster.brokerNodeGroupInfo as CfnCluster.BrokerNodeGroupInfoProperty;
    return [compact({ subnetIds, securityGroups })];
  }
  if (CfnServerlessCluster.isCfnServerlessCluster(cluster) && !Token.isUnresolved(cluster.vpcConfigs)) {
    return (cluster.vpcConfigs as CfnServerlessCluster.VpcConfigProperty[]).filter((config) => !Token.isUnresolved(config));
  }
  return [];
}

function environmentOf(arn: string): ResourceEnvironment {
  const [, , , region, account] = arn.split(':');
  return { region, account };
}
