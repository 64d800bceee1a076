import { sourcePermissionOrdering } from '../../../../lib/checks/rules/mappings/source-permission-ordering';
import { expectRule, fn, getAtt, inline, mapping, policy, queue, ref, resource, role, UNKNOWN } from '../../rule-kit';
import { stream, streamMapping } from '../../source-kit';

const SQS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const given = { Queue: queue(), Fn: fn(), Role: role() };
const POLICY = policy('Role', SQS, getAtt('Queue', 'Arn'));
const MANAGED = resource('AWS::IAM::ManagedPolicy', { Roles: [ref('Role')], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } } });

describe('EventSourceMapping.SourcePermissionOrdering', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a policy', { Policy: POLICY }],
    ['a managed policy that names the role', { Policy: MANAGED }],
    ['a policy beside one that is waited for and allows less', { Policy: POLICY, Less: policy('Role', SQS.slice(1)), Mapping: mapping({}, { DependsOn: 'Less' }) }],
  ])('finds a mapping that does not wait for %s', (_, resources) => {
    expectRule(sourcePermissionOrdering).toFind({ ...given, Mapping: mapping(), ...resources },
      { logicalId: 'Mapping', property: 'DependsOn', message: /sqs:ReceiveMessage, got a mapping that may be created before Policy: add Policy to DependsOn/ });
  });

  test('finds it for a stream', () => {
    expectRule(sourcePermissionOrdering).toFind({ ...given, Stream: stream(), Policy: policy('Role', 'kinesis:*'), Mapping: streamMapping() }, { message: /kinesis:DescribeStream/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a mapping that waits', { Policy: POLICY, Mapping: mapping({}, { DependsOn: ['Policy'] }) }],
    ['a function that waits, as those of the CDK do', { Policy: POLICY, Fn: fn({}, { DependsOn: ['Policy', 'Role'] }) }],
    ['a managed policy that the role names', { Policy: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } } }), Role: role([], { ManagedPolicyArns: [ref('Policy')] }) }],
    ['rights of the role itself', { Role: role([], { Policies: [inline(SQS)] }) }],
    ['rights of the role and of a policy', { Role: role([], { Policies: [inline('sqs:*')] }), Policy: POLICY }],
    ['a role that is not known', { Role: role(['SomethingElse']), Policy: POLICY }],
    ['no rights, of which another rule speaks', {}],
    ['a source that is not known', { Policy: POLICY, Mapping: mapping({ EventSourceArn: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sourcePermissionOrdering).toStaySilent({ ...given, Mapping: mapping(), ...resources });
  });
});
