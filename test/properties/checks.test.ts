import * as fc from 'fast-check';
import { check } from '../../lib/checks/check';
import { checkOptions } from '../../lib/checks/options';
import { RULES } from '../../lib/checks/rules';
import { Reading, templateOf } from '../../lib/template';
import { appOf } from '../checks/rule-kit';

const TYPES = [
  'AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version', 'AWS::Lambda::Permission', 'AWS::Lambda::Url', 'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::LayerVersion', 'AWS::Lambda::LayerVersionPermission', 'AWS::Lambda::CodeSigningConfig', 'AWS::IAM::Role', 'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy', 'AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::SNS::Subscription', 'AWS::S3::Bucket', 'AWS::Events::Rule', 'AWS::Scheduler::Schedule',
  'AWS::Logs::LogGroup', 'AWS::Logs::SubscriptionFilter', 'AWS::DynamoDB::Table', 'AWS::Kinesis::Stream', 'AWS::CloudWatch::Alarm', 'AWS::CloudFormation::Stack',
  'AWS::ApiGateway::Method', 'AWS::ApiGatewayV2::Integration', 'AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::Cognito::UserPool', 'AWS::CloudFront::Distribution',
  'AWS::EC2::Subnet', 'AWS::EC2::SecurityGroup', 'AWS::EFS::AccessPoint', 'AWS::CodeDeploy::DeploymentGroup', 'AWS::StepFunctions::StateMachine', 'Custom::Thing',
  'constructor', 'toString', '__proto__',
];
const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'];
const PROPERTIES = [
  'FunctionName', 'FunctionVersion', 'Name', 'Qualifier', 'Role', 'Roles', 'Policies', 'PolicyDocument', 'Statement', 'Effect', 'Action', 'Resource', 'Principal', 'Service',
  'ManagedPolicyArns', 'AssumeRolePolicyDocument', 'EventSourceArn', 'MemorySize', 'Timeout', 'VpcConfig', 'SubnetIds', 'SecurityGroupIds', 'Code', 'ZipFile', 'S3Key', 'ImageUri',
  'Environment', 'Variables', 'Handler', 'Runtime', 'Layers', 'Targets', 'Arn', 'Endpoint', 'Protocol', 'DestinationConfig', 'OnFailure', 'Destination', 'DeadLetterConfig',
  'TargetArn', 'RedrivePolicy', 'deadLetterTargetArn', 'FilterCriteria', 'Filters', 'Pattern', 'FilterPolicy', 'NotificationConfiguration', 'LambdaConfigurations', 'Function',
  'Event', 'SourceArn', 'RoutingConfig', 'AdditionalVersionWeights', 'ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions', 'ReservedConcurrentExecutions',
  'LoggingConfig', 'LogGroup', 'LogGroupName', 'TargetFunctionArn', 'AuthType', 'Cors', 'DefinitionString', 'ResourceId', 'Dimensions', 'MetricName', 'Namespace', 'constructor',
];

const scalar = fc.oneof(
  fc.constantFrom<unknown>('', 'A', 'live', '$LATEST', 'Allow', '*', 'lambda', 'nodejs22.x', 'python3.12', 'index.handler', 'arn:aws:lambda:eu-west-1:123456789012:function:A:live',
    'arn:aws:sqs:eu-west-1:123456789012:q.fifo', '{{resolve:secretsmanager:a}}', '{"a":[1]}', '{"a":', true, false, 'true', 0, -1, 1, 900, 20_000, 1e21, null, 'lambda:InvokeFunction'),
  fc.string({ maxLength: 12 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any value: scalars, lists, maps and intrinsic functions, well-formed and not. */
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...PROPERTIES), tie('any'), { maxKeys: 5 }),
    fc.constantFrom(...NAMES, 'AWS::NoValue', 'AWS::Region', 'Missing').map((name) => ({ Ref: name })),
    fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom('Arn', 'Version', 'StreamArn', 'Outputs.A')).map((path) => ({ 'Fn::GetAtt': path })),
    fc.tuple(fc.constantFrom(...NAMES), tie('any'), tie('any')).map((choice) => ({ 'Fn::If': choice })),
    fc.constantFrom('${A}', '${A.Arn}:live', 'arn:${AWS::Partition}:lambda:${AWS::Region}:1:function:${B}', '${', '${!A}').map((text) => ({ 'Fn::Sub': text })),
    fc.tuple(fc.constantFrom('', ':', ','), fc.array(tie('any'), { maxLength: 3 })).map((join) => ({ 'Fn::Join': join })),
    fc.tuple(fc.constantFrom('Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::If', 'Fn::FindInMap', 'Fn::ImportValue', 'Fn::Transform', 'Fn::Nonsense'), tie('any'))
      .map(([name, argument]) => ({ [name]: argument })),
  ),
})).any;

const resource = fc.record({
  Type: fc.constantFrom(...TYPES),
  Properties: fc.oneof(
    { weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...PROPERTIES), value, { maxKeys: 8 }) },
    { weight: 1, arbitrary: value },
  ),
  Condition: fc.oneof(fc.constantFrom<unknown>(...NAMES), value),
  DependsOn: value,
  DeletionPolicy: value,
  UpdatePolicy: value,
  Metadata: value,
}, { requiredKeys: ['Type'] });

const template = fc.record({
  Resources: fc.dictionary(fc.constantFrom(...NAMES), resource, { minKeys: 1, maxKeys: 6 }),
  Conditions: fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(value, fc.constantFrom(...NAMES).map((name) => ({ 'Fn::Not': [{ Condition: name }] })))),
  Parameters: fc.dictionary(fc.constantFrom(...NAMES), value),
  Mappings: value,
  Outputs: fc.dictionary(fc.constantFrom(...NAMES), fc.record({ Value: value, Export: fc.record({ Name: value }) })),
  Transform: fc.constantFrom<unknown>('AWS::Serverless-2016-10-31', 'Macro', ['AWS::LanguageExtensions'], 5),
}, { requiredKeys: ['Resources'] });

const OPTIONS = checkOptions({ accountConcurrency: 1_000, maxMemoryMb: 3_008, today: '2026-06-01' });

describe('whatever a template says', () => {
  test('reading it ends in a template or a reason', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
      const outcome = templateOf('a', Buffer.from(text));
      expect('body' in outcome || outcome.why.length > 0).toBe(true);
    }), { numRuns: 500 });
  });

  test('no rule throws', () => {
    fc.assert(fc.property(template, template, (first, second) => {
      const app = appOf([{ template: first, region: 'eu-west-1' }, { template: second, region: 'eu-west-1' }]);
      expect(Array.isArray(check(app, { ...OPTIONS, deployed: appOf(second) }))).toBe(true);
    }), { numRuns: 400 });
  });

  test('the order of its resources never changes what is found', () => {
    fc.assert(fc.property(template, (given) => {
      const reversed = { ...given, Resources: Object.fromEntries(Object.entries(given.Resources).reverse()) };
      const told = (of: typeof given): unknown[] => check(appOf(of), OPTIONS)
        .map(({ rule, resource: at, property, message, severity }) => [rule.id, at?.logicalId, property, message, severity]);
      expect(told(reversed)).toEqual(told(given));
    }), { numRuns: 200 });
  });
});

describe('work grows with the app, not with its square', () => {
  /** How many readings the rules ask for in a model of `count` functions, each with role, policy, queue, mapping and permission. */
  function steps(count: number): number {
    const one = (index: number): Record<string, unknown> => ({
      [`Role${index}`]: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [], AssumeRolePolicyDocument: { Statement: [] } } },
      [`Policy${index}`]: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: `Role${index}` }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }] } } },
      [`Queue${index}`]: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `queue${index}` } },
      [`Fn${index}`]: { Type: 'AWS::Lambda::Function', DependsOn: [`Policy${index}`], Properties: { FunctionName: `fn${index}`, Role: { 'Fn::GetAtt': [`Role${index}`, 'Arn'] }, VpcConfig: { SubnetIds: ['a'] } } },
      [`Mapping${index}`]: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: `fn${index}`, EventSourceArn: { 'Fn::GetAtt': [`Queue${index}`, 'Arn'] } } },
      [`Permission${index}`]: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: `Fn${index}` }, Principal: 'sns.amazonaws.com', Action: 'lambda:InvokeFunction' } },
    });
    const app = appOf({ Resources: Object.assign({}, ...Array.from({ length: count }, (_, index) => one(index))) as Record<string, unknown> });
    const spies = [jest.spyOn(Reading.prototype, 'at'), jest.spyOn(Reading.prototype, 'values', 'get')];
    check(app, OPTIONS);
    const asked = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    jest.restoreAllMocks();
    return asked;
  }

  test('for ten times the functions it is ten times the work', () => {
    const [small, large] = [steps(20), steps(200)];
    expect(small).toBeGreaterThan(1_000);
    expect(large / small).toBeLessThan(11);
  });
});

describe('rules', () => {
  test('have ids of their own, and pages of AWS', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id, source, statement, fix } of RULES) {
      expect([id, source, statement, fix]).toEqual([
        expect.stringMatching(/^[A-Z]\w+\.[A-Z]\w+$/), expect.stringMatching(/^https:\/\//),
        expect.stringMatching(/\.$/), expect.stringMatching(/\.$/),
      ]);
    }
  });
});
