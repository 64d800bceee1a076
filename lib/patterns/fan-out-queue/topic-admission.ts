import { Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct, IDependable } from 'constructs';
import { warn } from '../../private/warnings';

/**
 * Lets a topic send to a queue, and returns what the subscription must wait for: a message that comes before is refused.
 *
 * A policy that cannot be changed here is warned of, with the statement it lacks.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
 */
export function admitTopic(scope: IConstruct, topic: ITopic, queue: IQueue): IDependable[] {
  admitToKey(scope, topic, queue);
  const statement = new PolicyStatement({
    principals: [new ServicePrincipal('sns.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
  });
  const { statementAdded, policyDependable } = closesCircle(scope, topic, queue) ? { statementAdded: false } : queue.addToResourcePolicy(statement);
  if (!statementAdded) {
    warn(scope, 'FanOutWorker.queuePolicyUnchanged', `the policy of a queue cannot be changed here: add ${textOf(scope, statement)} to it, or nothing of the topic arrives`);
  }
  return policyDependable === undefined ? [] : [policyDependable];
}

/** The account is enough for the key: the ARN of the topic would make the stack of the key wait for the stack of the topic. */
function admitToKey(scope: IConstruct, topic: ITopic, { encryptionMasterKey: key }: IQueue): void {
  const statement = new PolicyStatement({
    principals: [new ServicePrincipal('sns.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': topic.env.account } },
  });
  if (key?.addToResourcePolicy(statement, true).statementAdded === false) {
    warn(scope, 'FanOutWorker.keyPolicyUnchanged', `the key of a queue is imported and its policy cannot be changed here: add ${textOf(scope, statement)} to it, or nothing of the topic arrives`);
  }
}

/** A queue of another stack would wait for the topic, while this stack waits for the queue. */
function closesCircle(scope: IConstruct, topic: ITopic, queue: IQueue): boolean {
  const stack = Stack.of(queue);
  return stack !== Stack.of(scope) && stack !== Stack.of(topic) && Token.isUnresolved(topic.topicArn);
}

function textOf(scope: IConstruct, statement: PolicyStatement): string {
  return JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
}
