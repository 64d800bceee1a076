import { Aws, Fn } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StreamFailure } from '../../lib';
import { failure } from '../failure';
import { rights } from '../function/rights';
import type { Right } from '../function/rights';
import { findingsOf, GENERAL, openFindingsOf } from '../nag/examiners';
import { onlyPropertiesOf } from '../synthesized';
import { connect, kinesisSource, MAPPING, newStack, pollingRights, production } from './stream-kinds';

interface Sink {
  readonly failure: StreamFailure;
  readonly arn: string;
  readonly rights: Right[];
}

const OURS = { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } };
const useKey = (key: Key): Right => ({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: key.keyArn });

const SINKS: { readonly [title: string]: (stack: Stack) => Sink } = {
  'a queue': (stack) => {
    const queue = new Queue(stack, 'Target');
    return { failure: StreamFailure.toQueue(queue), arn: queue.queueArn, rights: [{ actions: ['sqs:SendMessage'], resource: queue.queueArn }] };
  },
  'a queue with a key': (stack) => {
    const key = new Key(stack, 'Key');
    const queue = new Queue(stack, 'Target', { encryptionMasterKey: key });
    return { failure: StreamFailure.toQueue(queue), arn: queue.queueArn, rights: [{ actions: ['sqs:SendMessage'], resource: queue.queueArn }, useKey(key)] };
  },
  'a topic': (stack) => {
    const topic = new Topic(stack, 'Target');
    return { failure: StreamFailure.toTopic(topic), arn: topic.topicArn, rights: [{ actions: ['sns:Publish'], resource: topic.topicArn }] };
  },
  'a topic with a key': (stack) => {
    const key = new Key(stack, 'Key');
    const topic = new Topic(stack, 'Target', { masterKey: key });
    return { failure: StreamFailure.toTopic(topic), arn: topic.topicArn, rights: [{ actions: ['sns:Publish'], resource: topic.topicArn }, useKey(key)] };
  },
  'a bucket': (stack) => {
    const bucket = new Bucket(stack, 'Target');
    return { failure: StreamFailure.toBucket(bucket), arn: bucket.bucketArn, rights: bucketRights(bucket) };
  },
  'a bucket with a key': (stack) => {
    const key = new Key(stack, 'Key');
    const bucket = new Bucket(stack, 'Target', { encryption: BucketEncryption.KMS, encryptionKey: key });
    return { failure: StreamFailure.toBucket(bucket), arn: bucket.bucketArn, rights: [...bucketRights(bucket), { actions: ['kms:GenerateDataKey'], resource: key.keyArn }] };
  },
};

function bucketRights(bucket: Bucket): Right[] {
  return [
    { actions: ['s3:PutObject'], resource: bucket.arnForObjects('*'), condition: OURS },
    { actions: ['s3:ListBucket'], resource: bucket.bucketArn, condition: OURS },
  ];
}

function bind(onFailure: (stack: Stack) => StreamFailure): Stack {
  const stack = newStack();
  production(stack).addEventSource(kinesisSource(new Stream(stack, 'Stream'), { onFailure: onFailure(stack) }));
  return stack;
}

describe('failed batches go to', () => {
  test.each(Object.keys(SINKS))('%s, with exactly the rights that takes', (title) => {
    const sinks: Sink[] = [];
    const stack = bind((scope) => {
      sinks.push(SINKS[title](scope));
      return sinks[0].failure;
    });
    expect(onlyPropertiesOf(stack, MAPPING).DestinationConfig).toEqual({ OnFailure: { Destination: stack.resolve(sinks[0].arn) } });
    expect(pollingRights(stack).filter((right) => !right.includes('kinesis:'))).toEqual(rights(stack, ...sinks[0].rights));
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', title.startsWith('a queue') ? 1 : 0);
  });

  test('a queue of the mapping where none is named, with the right to send to it', () => {
    const stack = bind(() => StreamFailure.toQueue());
    const [queueId] = Object.keys(Template.fromStack(stack).findResources('AWS::SQS::Queue'));
    expect(pollingRights(stack).filter((right) => !right.includes('kinesis:'))).toEqual(rights(stack, { actions: ['sqs:SendMessage'], resource: Fn.getAtt(queueId, 'Arn') }));
  });

  test('nowhere, for a reason that stays on record', () => {
    const stack = bind(() => StreamFailure.none('a cache can miss records'));
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('DestinationConfig');
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 0);
    expect(stack.node.findAll().flatMap(({ node }) => node.metadata)).toContainEqual(expect.objectContaining({ data: { what: 'the failure destination', reason: 'a cache can miss records' } }));
  });

  test.each(['', ' \n'])('nowhere fails without a reason', (reason) => {
    expect(() => bind(() => StreamFailure.none(reason))).toThrow(failure('ReasonMissing', /the failure destination/));
  });
});

describe('a FIFO target', () => {
  test.each<[string, string, (stack: Stack) => StreamFailure]>([
    ['queue', 'defined here', (stack) => StreamFailure.toQueue(new Queue(stack, 'Fifo', { fifo: true }))],
    ['queue', 'imported', (stack) => StreamFailure.toQueue(Queue.fromQueueArn(stack, 'Fifo', 'arn:aws:sqs:eu-central-1:111122223333:failed.fifo'))],
    ['topic', 'defined here', (stack) => StreamFailure.toTopic(new Topic(stack, 'Fifo', { fifo: true, topicName: 'failed' }))],
  ])('fails as a %s %s', (prop, _where, onFailure) => {
    expect(() => bind(onFailure)).toThrow(failure('StreamFailureTargetFifo', new RegExp(`^${prop} must be a standard ${prop}, got a FIFO one`)));
  });

  test('is not seen where the ARN is known at deploy time only', () => {
    expect(() => bind((stack) => StreamFailure.toQueue(Queue.fromQueueArn(stack, 'Late', Fn.importValue('QueueArn'))))).not.toThrow();
  });
});

describe('the rule packs', () => {
  /** What they find beside the key of the stream, which is no part of the source. */
  const openFindings = (stack: Stack): string[] => openFindingsOf(stack, GENERAL).filter((finding) => !finding.startsWith('AwsSolutions-KDS3'));

  test('find nothing unacknowledged with a queue of the mapping', () => {
    expect(openFindings(connect('KinesisSource'))).toEqual([]);
  });

  test('find nothing unacknowledged without a destination, because there is a reason', () => {
    const stack = bind(() => StreamFailure.none('a cache can miss records'));
    expect(openFindings(stack)).toEqual([]);
    expect(findingsOf(stack, GENERAL)).toContainEqual(expect.objectContaining({ rule: 'Serverless-LambdaEventSourceMappingDestination', reason: 'a cache can miss records' }));
  });

  test('find the objects of a bucket acknowledged, and no other wildcard', () => {
    const stack = newStack();
    const fn = production(stack);
    const bucket = Bucket.fromBucketName(stack, 'Failed', 'failed-batches');
    fn.addEventSource(kinesisSource(new Stream(stack, 'Stream'), { onFailure: StreamFailure.toBucket(bucket) }));
    expect(openFindings(stack)).toEqual([]);
    bucket.grantPutAcl(fn, 'reports/*');
    expect(openFindings(stack)).toEqual([expect.stringMatching(/IAM5\[Resource::arn:<AWS::Partition>:s3:::failed-batches\/reports\/\*\]/)]);
  });
});
