import type { App } from './app';
import type { Reading } from './reading';
import type { Resource } from './resource';
import { Statement } from './statement';

/** The resources that put a policy on others, and where they name those and hold the document. */
const POLICIES: readonly { readonly type: string; readonly of: string; readonly on: string; readonly document: string }[] = [
  { type: 'AWS::SQS::QueuePolicy', of: 'AWS::SQS::Queue', on: 'Queues', document: 'PolicyDocument' },
  { type: 'AWS::SQS::QueueInlinePolicy', of: 'AWS::SQS::Queue', on: 'Queue', document: 'PolicyDocument' },
  { type: 'AWS::SNS::TopicPolicy', of: 'AWS::SNS::Topic', on: 'Topics', document: 'PolicyDocument' },
  { type: 'AWS::SNS::TopicInlinePolicy', of: 'AWS::SNS::Topic', on: 'TopicArn', document: 'PolicyDocument' },
  { type: 'AWS::S3::BucketPolicy', of: 'AWS::S3::Bucket', on: 'Bucket', document: 'PolicyDocument' },
  { type: 'AWS::Kinesis::ResourcePolicy', of: 'AWS::Kinesis::Stream', on: 'ResourceArn', document: 'ResourcePolicy' },
  { type: 'AWS::Kinesis::ResourcePolicy', of: 'AWS::Kinesis::StreamConsumer', on: 'ResourceArn', document: 'ResourcePolicy' },
  { type: 'AWS::MSK::ClusterPolicy', of: 'AWS::MSK::Cluster', on: 'ClusterArn', document: 'Policy' },
  { type: 'AWS::MSK::ClusterPolicy', of: 'AWS::MSK::ServerlessCluster', on: 'ClusterArn', document: 'Policy' },
];

/** The policies of queues, topics, buckets, streams and clusters: one can let in a role that has no right of its own. */
export class ResourcePolicies {
  private readonly app: App;
  private readonly byType = new Map<string, readonly Attached[]>();

  constructor(app: App) {
    this.app = app;
  }

  /** Whether a policy of the resource may allow the action to a role, or to whom `mayName` looks for; what is unknown counts. */
  public mayAdmit(resource: Resource, action: string, mayName: (statement: Statement) => boolean = mayNameRole): boolean {
    return hasOwnPolicy(resource) || this.of(resource.type).filter(({ on }) => on?.has(resource) ?? true).some(({ document, source }) =>
      Statement.ofDocument(source, document)?.some((statement) => statement.mayAllow(action) && mayName(statement)) ?? true);
  }

  private of(type: string): readonly Attached[] {
    let found = this.byType.get(type);
    if (found === undefined) {
      found = POLICIES.filter(({ of }) => of === type).flatMap(({ type: policy, on, document }) =>
        this.app.ofType(policy).map((source) => ({ source, on: this.named(source.at(on)), document: source.at(document) })));
      this.byType.set(type, found);
    }
    return found;
  }

  /** What is named, or undefined if that is not known. */
  private named(reading: Reading): ReadonlySet<Resource> | undefined {
    const resources = reading.listed()?.map((item) => this.app.resourceOf(item));
    return resources?.every((resource) => resource !== undefined) === true ? new Set(resources) : undefined;
  }
}

interface Attached {
  readonly source: Resource;
  readonly on?: ReadonlySet<Resource>;
  readonly document: Reading;
}

/** A table holds the policy of its stream itself. */
function hasOwnPolicy(resource: Resource): boolean {
  return !resource.at('StreamSpecification', 'ResourcePolicy').isAbsent
    || resource.at('Replicas').alternatives.some((list) => !list.isAbsent && (list.items()?.some((replica) => !replica.at('ReplicaStreamSpecification').isAbsent) ?? true));
}

function mayNameRole({ document }: Statement): boolean {
  const principal = document?.at('Principal');
  return principal?.isPresent !== true || principal.text() !== undefined || !principal.at('AWS').isAbsent;
}
