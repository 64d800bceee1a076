import { CfnResource, Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { QUEUE_LIMITS, ROLE_LIMITS } from '../private/limits';
import { compact } from '../private/values';
import { warn } from '../private/warnings';
import { roleOf } from './references';

/** What a mixin defines for a resource. */
export class AddedResources {
  /**
   * Beside the resource, since what is below it waits for all that the resource waits for.
   *
   * @param mixin the name of its class
   */
  public static beside(resource: CfnResource, mixin: string): AddedResources {
    const [scope] = resource.node.scopes.slice(-2).filter((outer): outer is Construct => Construct.isConstruct(outer));
    return new AddedResources(new Construct(scope, `${resource.node.id}${mixin}`), resource, mixin);
  }

  private constructor(private readonly scope: Construct, private readonly resource: CfnResource, private readonly mixin: string) {
  }

  /** Defines something that exists when the resource does. */
  public define<T extends Construct>(make: (scope: Construct) => T): T {
    const made = make(this.scope);
    const { condition } = this.resource.cfnOptions;
    if (condition !== undefined) {
      made.node.findAll().filter((node) => CfnResource.isCfnResource(node)).forEach((node) => {
        node.cfnOptions.condition = condition;
      });
    }
    return made;
  }

  /** The end of a failure path: encrypted, TLS only, kept for 14 days, retained. */
  public defineFailureQueue(options: { readonly fifo?: boolean; readonly isRedriveTarget?: boolean } = {}): Queue {
    const { fifo, isRedriveTarget = false } = options;
    const queue = this.define((scope) => new Queue(scope, 'FailureQueue', compact({
      fifo,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.seconds(QUEUE_LIMITS.retentionSeconds.max),
      redriveAllowPolicy: isRedriveTarget ? undefined : { redrivePermission: RedrivePermission.DENY_ALL },
      removalPolicy: RemovalPolicy.RETAIN,
    })));
    acknowledge(queue, 'the end of a failure path: a dead-letter queue behind it would only hide what nobody reads', 'AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy');
    return queue;
  }

  /** Allows the role of the function something before the resource is there: Lambda asks for the right when it creates it. */
  public allow(fn: CfnFunction | undefined, ...statements: PolicyStatement[]): void {
    const policyDocument = new PolicyDocument({ statements });
    const role = fn && roleOf(fn);
    if (role === undefined) {
      const missing = JSON.stringify(Stack.of(this.resource).resolve(policyDocument));
      warn(this.resource, `${this.mixin}.roleUnknown`, `the role of the function is not defined in this app and cannot be changed here: add ${missing} to it`);
      return;
    }
    const policy = this.define((scope) => new CfnPolicy(scope, 'Policy', {
      policyName: Names.uniqueResourceName(scope, { maxLength: ROLE_LIMITS.policyNameCharacters }), policyDocument, roles: [role.ref],
    }));
    if (statements.some(({ resources }) => resources.includes('*'))) {
      acknowledge(policy, 'these actions have no resource-level permissions', 'AwsSolutions-IAM5[Resource::*]');
    }
    this.resource.addResourceDependency(policy);
  }
}

/** What a function needs to send to the queue. */
export function sendTo(queue: IQueue): PolicyStatement[] {
  const { encryptionMasterKey: key } = queue;
  return [
    new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    ...key ? [new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] })] : [],
  ];
}
