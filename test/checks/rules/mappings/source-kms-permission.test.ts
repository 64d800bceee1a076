import { sourceKmsPermission } from '../../../../lib/checks/rules/mappings/source-kms-permission';
import { either, expectRule, fn, getAtt, inline, mapping, queue, ref, resource, role, sub, UNKNOWN } from '../../rule-kit';
import { consumer, stream, streamMapping } from '../../source-kit';

function key(...statements: readonly Record<string, unknown>[]): Record<string, unknown> {
  return resource('AWS::KMS::Key', {
    KeyPolicy: { Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') } }, ...statements] },
  });
}

const given = {
  Fn: fn(), Role: role(['service-role/AWSLambdaSQSQueueExecutionRole']), OtherRole: role(), Key: key(), KeyAlias: resource('AWS::KMS::Alias', { TargetKeyId: ref('Key') }),
  Queue: queue({ KmsMasterKeyId: getAtt('Key', 'Arn') }), Stream: stream({ StreamEncryption: { EncryptionType: 'KMS', KeyId: ref('Key') } }), Consumer: consumer(),
};

describe('EventSourceMapping.SourceKmsPermission', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a queue', { Mapping: mapping() }],
    ['a queue with an alias of the key', { Queue: queue({ KmsMasterKeyId: ref('KeyAlias') }), Mapping: mapping() }],
    ['a stream', { Mapping: streamMapping() }],
    ['a stream through a consumer', { Mapping: streamMapping({ EventSourceArn: ref('Consumer') }) }],
    ['a role with another key', { Role: role([], { Policies: [inline('kms:Decrypt', getAtt('OtherKey', 'Arn'))] }), OtherKey: key(), Mapping: mapping() }],
    ['a key for another role', { Key: key({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Principal: { AWS: getAtt('OtherRole', 'Arn') } }), Mapping: mapping() }],
    ['a key that says for something else whom it is for', { Key: key({ Effect: 'Allow', Action: 'kms:Encrypt', Resource: '*', Principal: UNKNOWN.parameter }), Mapping: mapping() }],
    ['a key for another account by its number', { Key: key({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Principal: { AWS: '111122223333' } }), Mapping: mapping() }],
    ['a key for a service', { Key: key({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Principal: { Service: 'sns.amazonaws.com' } }), Mapping: mapping() }],
  ])('finds %s', (_, resources) => {
    expectRule(sourceKmsPermission).toFind({ ...given, ...resources },
      { logicalId: 'Mapping', property: 'Properties/EventSourceArn', message: /got role Role of Fn without it for key Key of (Queue|Stream): allow it/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a role that may', { Role: role([], { Policies: [inline('kms:Decrypt', getAtt('Key', 'Arn'))] }) }],
    ['a role that may with any key', { Role: role([], { Policies: [inline('kms:*')] }) }],
    ['a key that names the role', { Key: key({ Effect: 'Allow', Action: ['kms:Decrypt'], Resource: '*', Principal: { AWS: getAtt('Role', 'Arn') } }) }],
    ['a key that names everybody', { Key: key({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Principal: { AWS: '*' } }) }],
    ['a key that does not say for whom it is', { Key: key({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/x' } }) }],
    ['a key that names the role by its name', { Key: key({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Principal: { AWS: sub('arn:aws:iam::${AWS::AccountId}:role/${Role}') } }) }],
    ['a key that names somebody of a parameter', { Key: key({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Principal: { AWS: UNKNOWN.parameter } }) }],
    ['a policy of a parameter', { Key: resource('AWS::KMS::Key', { KeyPolicy: UNKNOWN.parameter }) }],
    ['a key of a parameter', { Queue: queue({ KmsMasterKeyId: UNKNOWN.parameter }) }],
    ['a key of AWS', { Queue: queue({ KmsMasterKeyId: 'alias/aws/sqs' }) }],
    ['no key in one branch', { Queue: queue({ KmsMasterKeyId: either(ref('Key'), 'alias/aws/sqs') }) }],
    ['no key', { Queue: queue() }],
    ['a role that is not known', { Role: role(['SomethingElse']) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sourceKmsPermission).toStaySilent({ ...given, Mapping: mapping(), ...resources });
  });
});
