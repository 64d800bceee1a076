import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { warn } from '../private/warnings';

/**
 * Lets Lambda read filters that were encrypted with a customer key, for mappings of this account and Region only.
 *
 * The policy of an imported key cannot be changed here: then the warning names the statement to add.
 *
 * @returns the ARN of the key, as the mapping takes it
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filter-criteria-encryption
 */
export function admitFilterKey(scope: IConstruct, key: IKey | undefined): string | undefined {
  if (key === undefined) {
    return undefined;
  }
  const stack = Stack.of(scope);
  const mappings = stack.formatArn({ service: 'lambda', resource: 'event-source-mapping', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const statement = new PolicyStatement({
    principals: [new ServicePrincipal('lambda.amazonaws.com')],
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': mappings } },
  });
  if (!key.addToResourcePolicy(statement, true).statementAdded) {
    warn(scope, 'FilterKey.policyUnchanged', `filterEncryptionKey is imported and its policy cannot be changed here: add ${JSON.stringify(stack.resolve(statement.toStatementJson()))} to it, or the mapping cannot read its filters`);
  }
  return key.keyArn;
}
