import { ResourcePolicies } from '../../lib/template';
import { allow, appOf, getAtt, queue, ref, resource, role, UNKNOWN } from '../checks/rule-kit';
import { consumer, globalTable, stream, table } from '../checks/source-kit';

const ACTION = 'sqs:ReceiveMessage';

function statement(Principal: unknown, Action: unknown = ACTION, Effect = 'Allow'): Record<string, unknown> {
  return { Statement: [{ Effect, Action, Principal, Resource: '*' }] };
}

/** Whether a policy lets a role do the action with the resource `Queue`, or another one. */
function admits(resources: Record<string, unknown>, logicalId = 'Queue', action = ACTION): boolean {
  const app = appOf({ Queue: queue(), Other: queue(), Role: role(), ...resources });
  const found = app.resources.find((candidate) => candidate.logicalId === logicalId);
  return found !== undefined && new ResourcePolicies(app).mayAdmit(found, action);
}

function queuePolicy(PolicyDocument: unknown, Queues: unknown = [ref('Queue')]): Record<string, unknown> {
  return { Policy: resource('AWS::SQS::QueuePolicy', { Queues, PolicyDocument }) };
}

describe('a policy of a queue', () => {
  test.each<[string, Record<string, unknown>]>([
    ['names the role', queuePolicy(statement({ AWS: getAtt('Role', 'Arn') }))],
    ['names everybody', queuePolicy(statement('*'))],
    ['names everybody of AWS', queuePolicy(statement({ AWS: '*' }, 'sqs:*'))],
    ['names a parameter', queuePolicy(statement(UNKNOWN.parameter))],
    ['is not known', queuePolicy(UNKNOWN.parameter)],
    ['is on a queue that is not known', queuePolicy(statement('*'), [UNKNOWN.parameter])],
    ['is on queues that are not known', queuePolicy(statement('*'), UNKNOWN.parameter)],
    ['stands on the queue alone', { Policy: resource('AWS::SQS::QueueInlinePolicy', { Queue: ref('Queue'), PolicyDocument: statement('*') }) }],
  ])('may admit a role when it %s', (_, resources) => {
    expect(admits(resources)).toBe(true);
  });

  test.each<[string, Record<string, unknown>]>([
    ['is not there', {}],
    ['names a service', queuePolicy(statement({ Service: 'sns.amazonaws.com' }))],
    ['denies', queuePolicy(statement('*', 'sqs:*', 'Deny'))],
    ['allows another action', queuePolicy(statement('*', 'sqs:SendMessage'))],
    ['is on another queue', queuePolicy(statement('*'), [ref('Other')])],
  ])('does not admit a role when it %s', (_, resources) => {
    expect(admits(resources)).toBe(false);
  });
});

describe('a policy of another source', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a stream', { Stream: stream(), Policy: resource('AWS::Kinesis::ResourcePolicy', { ResourceArn: getAtt('Stream', 'Arn'), ResourcePolicy: statement('*', 'kinesis:*') }) }, 'Stream'],
    ['a consumer', { Stream: stream(), Consumer: consumer(), Policy: resource('AWS::Kinesis::ResourcePolicy', { ResourceArn: ref('Consumer'), ResourcePolicy: statement('*', 'kinesis:*') }) }, 'Consumer'],
    ['a table', { Table: table({ StreamSpecification: { StreamViewType: 'KEYS_ONLY', ResourcePolicy: { PolicyDocument: allow('*') } } }) }, 'Table'],
    ['a global table', { Table: globalTable([], { Replicas: [{ Region: 'eu-west-1', ReplicaStreamSpecification: { ResourcePolicy: { PolicyDocument: allow('*') } } }] }) }, 'Table'],
    ['a global table that is not known', { Table: globalTable([], { Replicas: UNKNOWN.parameter }) }, 'Table'],
    ['a cluster', { Cluster: resource('AWS::MSK::Cluster'), Policy: resource('AWS::MSK::ClusterPolicy', { ClusterArn: ref('Cluster'), Policy: statement('*', 'kafka:*') }) }, 'Cluster'],
  ])('may admit a role to %s', (_, resources, logicalId) => {
    expect(admits(resources, logicalId, logicalId === 'Cluster' ? 'kafka:GetBootstrapBrokers' : 'kinesis:GetRecords')).toBe(true);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a stream with a policy on its consumer', { Stream: stream(), Consumer: consumer(), Policy: resource('AWS::Kinesis::ResourcePolicy', { ResourceArn: ref('Consumer'), ResourcePolicy: statement('*', 'kinesis:*') }) }, 'Stream'],
    ['a table', { Table: table() }, 'Table'],
    ['a global table', { Table: globalTable(['eu-west-1', 'eu-central-1']) }, 'Table'],
  ])('does not admit a role to %s', (_, resources, logicalId) => {
    expect(admits(resources, logicalId, 'kinesis:GetRecords')).toBe(false);
  });
});
