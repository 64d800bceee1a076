import { Stack } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';

/** What a poller does with a data stream. @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html */
const READ_STREAM = ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'];
const SUBSCRIBE = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];

/** What a poller does with the stream of a table. @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html */
const READ_TABLE_STREAM = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** A key, and the service through which alone it is used. */
export interface SourceKey {
  readonly source: IConstruct;
  readonly service: string;
  readonly actions: string[];
}

export function streamKey(source: IConstruct): SourceKey {
  return { source, service: 'kinesis', actions: ['kms:Decrypt'] };
}

/** The poller of a table's stream looks at the key too. */
export function tableKey(source: IConstruct): SourceKey {
  return { source, service: 'dynamodb', actions: ['kms:Decrypt', 'kms:DescribeKey'] };
}

export function readStream(streamArn: string): PolicyStatement {
  return new PolicyStatement({ actions: READ_STREAM, resources: [streamArn] });
}

/** What a reader with a consumer does besides. */
export function subscribe(consumerArn: string): PolicyStatement {
  return new PolicyStatement({ actions: SUBSCRIBE, resources: [consumerArn] });
}

export function readTableStream(streamArn: string): PolicyStatement {
  return new PolicyStatement({ actions: READ_TABLE_STREAM, resources: [streamArn] });
}

/** What the execution role must be allowed where the source has a customer key. */
export function decrypt(key: IKey | undefined, use: SourceKey): PolicyStatement[] {
  return key === undefined ? [] : [throughService(use, key.keyArn)];
}

/** The policy of the source's key that admits the role of another account. */
export function admitToKey(use: SourceKey, role: IRoleRef): PolicyStatement {
  return admit(throughService(use, '*'), role);
}

/** The same for the role of another account, as the policy of the resource says it. */
export function admit(statement: PolicyStatement, role: IRoleRef): PolicyStatement {
  statement.addPrincipals(new ArnPrincipal(role.roleRef.roleArn));
  return statement;
}

function throughService({ source, service, actions }: SourceKey, keyArn: string): PolicyStatement {
  return new PolicyStatement({ actions, resources: [keyArn], conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(source).region}.amazonaws.com` } } });
}
