import { dlqKmsPermission } from '../../../../lib/checks/rules/failures/dlq-kms-permission';
import { expectRule, fn, getAtt, inline, mapping, policy, queue, ref, resource, role, sub, UNKNOWN } from '../../rule-kit';

const key = (...principals: readonly unknown[]): unknown => resource('AWS::KMS::Key', {
  KeyPolicy: { Statement: principals.map((Principal) => ({ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal })) },
});
const ROOT = { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') };
const topic = resource('AWS::SNS::Topic', { KmsMasterKeyId: ref('Key') });
const to = (target: unknown): unknown => fn({ DeadLetterConfig: { TargetArn: target } });
const given = { Fn: to(getAtt('Dead', 'Arn')), Role: role(), Dead: queue({ KmsMasterKeyId: ref('Key') }), Key: key(ROOT) };
const config = resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: getAtt('Dead', 'Arn') } } });

describe('Function.DlqKmsPermission', () => {
  test.each<[string, Record<string, unknown>, { readonly logicalId: string; readonly property: string; readonly message: RegExp }]>([
    ['a dead-letter queue', {}, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn', message: /allow kms:GenerateDataKey and kms:Decrypt on the key of Dead, got role Role without it for key Key/ }],
    ['half of the right', { Policy: policy('Role', 'kms:GenerateDataKey*', getAtt('Key', 'Arn')) }, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn', message: /allow kms:Decrypt on/ }],
    ['the right on another key', { Policy: policy('Role', 'kms:*', getAtt('Other', 'Arn')), Other: key(ROOT) }, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn', message: /for key Key/ }],
    ['a topic', { Fn: to(ref('Dead')), Dead: topic }, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn', message: /allow kms:GenerateDataKey on the key of Dead/ }],
    ['a key by its alias', { Dead: queue({ KmsMasterKeyId: ref('Alias') }), Alias: resource('AWS::KMS::Alias', { AliasName: 'alias/a', TargetKeyId: getAtt('Key', 'Arn') }) }, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn', message: /for key Key/ }],
    ['a destination', { Fn: fn(), Config: config }, { logicalId: 'Config', property: 'Properties/DestinationConfig/OnFailure/Destination', message: /key of Dead/ }],
    ['the destination of a mapping', { Fn: fn(), Queue: resource('AWS::Kinesis::Stream'), Mapping: mapping({ DestinationConfig: { OnFailure: { Destination: getAtt('Dead', 'Arn') } } }) }, { logicalId: 'Mapping', property: 'Properties/DestinationConfig/OnFailure/Destination', message: /key of Dead/ }],
    ['a key for somebody else', { Key: key(ROOT, { AWS: getAtt('Other', 'Arn') }, { Service: 'sns.amazonaws.com' }), Other: role() }, { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn', message: /for key Key/ }],
  ])('finds %s', (_, resources, expected) => {
    expectRule(dlqKmsPermission).toFind({ ...given, ...resources }, expected);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a role with the right', { Role: role([], { Policies: [inline(['kms:GenerateDataKey*', 'kms:Decrypt'], getAtt('Key', 'Arn'))] }) }],
    ['a key that names the role', { Key: key(ROOT, { AWS: getAtt('Role', 'Arn') }) }],
    ['a key that names everyone', { Key: key({ AWS: '*' }) }],
    ['a key that names what is not known', { Key: key(ROOT, { AWS: [UNKNOWN.parameter] }) }],
    ['a key with the policy of a parameter', { Key: resource('AWS::KMS::Key', { KeyPolicy: UNKNOWN.parameter }) }],
    ['the key of AWS', { Dead: queue({ KmsMasterKeyId: 'alias/aws/sqs' }) }],
    ['a key of a parameter', { Dead: queue({ KmsMasterKeyId: UNKNOWN.parameter }) }],
    ['no key', { Dead: queue() }],
    ['a role that is not known', { Role: role(['Other']) }],
    ['a queue of a parameter', { Fn: to(UNKNOWN.parameter) }],
    ['no target', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(dlqKmsPermission).toStaySilent({ ...given, ...resources });
  });
});
