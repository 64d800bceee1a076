import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IConstruct } from 'constructs';
import { warn } from './warnings';

/**
 * Lets a service of this account publish to a topic with a customer key. Without the key's consent it fails in silence.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function admitPublisher(scope: IConstruct, topic: ITopic | undefined, service: string): void {
  const key = topic?.masterKey;
  if (key === undefined) {
    return;
  }
  const statement = new PolicyStatement({
    principals: [new ServicePrincipal(service)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
  if (!key.addToResourcePolicy(statement, true).statementAdded) {
    const text = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
    warn(scope, 'AlarmTopic.keyPolicyUnchanged', `the key of the topic is imported and its policy cannot be changed here: add ${text} to it, or nobody is told`);
  }
}
