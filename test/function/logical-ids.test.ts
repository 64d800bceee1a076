import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { VpcPlacement } from '../../lib';
import { resourcesOf } from '../synthesized';
import { defineFunction } from './defined-function';

/** The version alone carries the hash of what it freezes. */
const HASH_OF_THE_VERSION = /[0-9a-f]{32}$/;

test('the logical ids of a function that has everything are contract: a change would replace the resource', () => {
  const { stack } = defineFunction((scope) => ({
    alarmTopic: new Topic(scope, 'Topic'),
    encryptionKey: new Key(scope, 'Key'),
    network: VpcPlacement.of(new Vpc(scope, 'Vpc', { restrictDefaultSecurityGroup: false })),
    reservedConcurrentExecutions: 10,
    secrets: { DATABASE: new Secret(scope, 'Secret') },
  }));
  const found = Object.entries(resourcesOf(stack))
    .filter(([id]) => id.startsWith('Function'))
    .map(([id, { Type: type }]) => [type, type === 'AWS::Lambda::Version' ? id.replace(HASH_OF_THE_VERSION, '') : id])
    .sort(([, first], [, second]) => first < second ? -1 : 1);
  expect(found).toEqual([
    ['AWS::Lambda::Function', 'Function6B188E59'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsAsyncEventAge59074362'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsAsyncEventsDropped0E38A1B7'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsConcurrency9C68EE6D'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsErrors81359111'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsFailureDelivery44F37632'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsFailureQueueFA08447B'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsRecursion1493B361'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsSlowInvocations5E6EA77E'],
    ['AWS::CloudWatch::Alarm', 'FunctionAlarmsThrottles151ADEE1'],
    ['AWS::IAM::ManagedPolicy', 'FunctionCodeNetworkDenyE305758A'],
    ['AWS::Lambda::Version', 'FunctionCurrentVersionE30CC123'],
    ['AWS::Lambda::EventInvokeConfig', 'FunctionEventInvokeConfig9F3DE447'],
    ['AWS::SQS::Queue', 'FunctionFailureQueueB2E144A4'],
    ['AWS::SQS::QueuePolicy', 'FunctionFailureQueuePolicy66276ADC'],
    ['AWS::Lambda::Alias', 'FunctionLive7A09DEE6'],
    ['AWS::Logs::LogGroup', 'FunctionLogGroup55B80E27'],
    ['AWS::IAM::Role', 'FunctionRole8EE059BE'],
    ['AWS::IAM::ManagedPolicy', 'FunctionRolePlatform70985223'],
    ['AWS::IAM::ManagedPolicy', 'FunctionRolePolicyFAE06595'],
    ['AWS::EC2::SecurityGroup', 'FunctionSecurityGroup2357A047'],
  ]);
});
