import { streamingVpc } from '../../../../lib/checks/rules/urls/streaming-vpc';
import { either, expectRule, fn, getAtt, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';

const VpcConfig = { SubnetIds: [UNKNOWN.parameter], SecurityGroupIds: ['sg-1'] };
const url = (config: unknown, properties: Record<string, unknown> = {}): Record<string, unknown> => ({
  Fn: fn({ VpcConfig: config }), Url: resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType: 'AWS_IAM', InvokeMode: 'RESPONSE_STREAM', ...properties }),
});

describe('Url.StreamingVpc', () => {
  test.each<[string, Record<string, unknown>]>([['a function', {}], ['an alias', { Qualifier: 'live' }]])('finds %s in a VPC', (_, properties) => {
    expectRule(streamingVpc).toFind(url(VpcConfig, properties), { logicalId: 'Url', property: 'Properties/InvokeMode', severity: 'warning', message: /outside a VPC only, got Fn in one/ });
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['no VPC', NO_VALUE, {}],
    ['no subnets', { SubnetIds: [], SecurityGroupIds: [] }, {}],
    ['a VPC in one branch', either(VpcConfig, NO_VALUE), {}],
    ['subnets of a parameter', { SubnetIds: UNKNOWN.parameter }, {}],
    ['buffered responses', VpcConfig, { InvokeMode: 'BUFFERED' }],
    ['a function of a parameter', VpcConfig, { TargetFunctionArn: UNKNOWN.parameter }],
  ])('is silent about %s', (_, config, properties) => {
    expectRule(streamingVpc).toStaySilent(url(config, properties));
  });
});
