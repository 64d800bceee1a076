import { existsSync } from 'node:fs';
import { Duration, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ProductionFunction, Rollout, Warm } from '../../lib';
import type { HoldBackOptions, ProductionFunctionProps } from '../../lib';
import { runtimeDirectory } from '../../lib/private/runtime-package';
import { failure } from '../failure';
import { CODE } from '../function/defined-function';
import { rights, rightsOf } from '../function/rights';
import { ALL, GENERAL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { resourcesOf } from '../synthesized';
import type { SynthesizedResource } from '../synthesized';

const RESOURCE = 'Custom::HoldBack';
const ALIAS = 'AWS::Lambda::Alias';

interface Defined {
  readonly stack: Stack;
  readonly fn: ProductionFunction;
}

function holdBack(options: Partial<HoldBackOptions> = {}): Rollout {
  return Rollout.holdBack({ percent: 10, maxAge: Duration.hours(4), ...options });
}

function define(options: Partial<HoldBackOptions> = {}, props: Partial<ProductionFunctionProps> = {}, stack = new Stack(testApp(), 'Stack')): Defined {
  return { stack, fn: new ProductionFunction(stack, 'Function', { code: CODE, release: holdBack(options), ...props }) };
}

type Entry = [string, SynthesizedResource];

function entriesOf(stack: Stack, type: string): Entry[] {
  return Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === type);
}

function stepOf(stack: Stack, step: string): Entry {
  const [found] = entriesOf(stack, RESOURCE).filter(([, { Properties }]) => Properties.Step === step);
  return found;
}

/** What the resources below `HoldBack` are called. */
function ownedIds(stack: Stack, type: string): string[] {
  return entriesOf(stack, type).map(([id]) => id).filter((id) => id.includes('HoldBack'));
}

describe('the alias', () => {
  test('moves to the version of the deployment, and its template names no weights', () => {
    const { stack, fn } = define();
    const [[, { Properties: properties }]] = entriesOf(stack, ALIAS);
    expect(properties).toMatchObject({ FunctionVersion: stack.resolve(fn.version.version) });
    expect(properties).not.toHaveProperty('RoutingConfig');
  });

  test('keeps its logical id and that of the version', () => {
    const ids = (release: Rollout): string[] => [ALIAS, 'AWS::Lambda::Version']
      .flatMap((type) => entriesOf(define({}, { release }).stack, type).map(([id]) => id));
    expect(ids(holdBack())).toEqual(ids(Rollout.allAtOnce()));
  });
});

describe('the steps of a deployment', () => {
  test('are told the names, the version and the share', () => {
    const { stack, fn } = define();
    const version = stack.resolve(fn.version.version);
    const common = { FunctionName: { Ref: expect.any(String) }, AliasName: 'live', Version: version, ServiceTimeout: '600' };
    const token = { 'Fn::GetAtt': [ownedIds(stack, 'AWS::Lambda::Function')[0], 'Arn'] };
    expect(stepOf(stack, 'end')[1].Properties).toEqual({ ...common, ServiceToken: token, Step: 'end' });
    expect(stepOf(stack, 'hold')[1].Properties).toEqual({ ...common, ServiceToken: token, Step: 'hold', Percent: 10 });
  });

  test('come before the alias moves and after it, once the rights are there', () => {
    const { stack } = define();
    const [[aliasId, alias]] = entriesOf(stack, ALIAS);
    const [[endId, end], [, hold]] = [stepOf(stack, 'end'), stepOf(stack, 'hold')];
    expect(end.DependsOn).toEqual(ownedIds(stack, 'AWS::IAM::ManagedPolicy'));
    expect(alias.DependsOn).toContain(endId);
    expect(hold.DependsOn).toEqual([aliasId]);
  });
});

describe('the function', () => {
  test('runs the program that the library brings along, and writes to a log group that is kept', () => {
    const { stack } = define();
    const template = Template.fromStack(stack);
    expect(existsSync(`${runtimeDirectory('hold-back')}/index.mjs`)).toBe(true);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x', Handler: 'index.handler', Architectures: ['arm64'], Timeout: 60, MemorySize: 256,
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: ownedIds(stack, 'AWS::Logs::LogGroup')[0] } },
    });
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'RetainExceptOnCreate', Properties: { RetentionInDays: 90 } });
  });

  test('may set the weights of this alias, read versions of this function and write its logs, and nothing else', () => {
    const { stack, fn } = define();
    const arn = stack.resolve((fn.alias as unknown as { lambda: { functionArn: string } }).lambda.functionArn);
    const qualified = (qualifier: string): object => ({ 'Fn::Join': ['', [arn, `:${qualifier}`]] });
    const logGroup = { 'Fn::GetAtt': [ownedIds(stack, 'AWS::Logs::LogGroup')[0], 'Arn'] };
    const without = new Set(rightsOf(define({}, { release: Rollout.allAtOnce() }).stack));
    expect(rightsOf(stack).filter((line) => !without.has(line))).toEqual(rights(
      stack,
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: logGroup },
      { actions: ['lambda:GetAlias', 'lambda:UpdateAlias'], resource: arn },
      { actions: ['lambda:GetAlias', 'lambda:UpdateAlias'], resource: qualified('live') },
      { actions: ['lambda:GetFunctionConfiguration'], resource: qualified('*') },
    ));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});

describe('the schedule', () => {
  const expressionOf = (maxAge: Duration): unknown => entriesOf(define({ maxAge }).stack, 'AWS::Events::Rule')[0][1].Properties.ScheduleExpression;

  test.each([
    [Duration.minutes(5), '5 minutes'], [Duration.minutes(24), '6 minutes'], [Duration.minutes(23), '5 minutes'],
    [Duration.hours(4), '1 hour'], [Duration.days(30), '1 hour'],
  ])('of %s is every %s', (maxAge, rate) => {
    expect(expressionOf(maxAge)).toBe(`rate(${rate})`);
  });

  test('tells what may be how old', () => {
    const { stack } = define({ maxAge: Duration.days(3) });
    const [[, { Properties: properties }]] = entriesOf(stack, 'AWS::Events::Rule');
    const [{ Input: input }] = properties.Targets as { readonly Input: { readonly 'Fn::Join': [string, unknown[]] } }[];
    const text = input['Fn::Join'][1].map((part) => typeof part === 'string' ? part : 'orders').join('');
    expect(JSON.parse(text)).toEqual({ FunctionName: 'orders', AliasName: 'live', MaxAge: '3 days' });
  });
});

describe('the alarm', () => {
  const FAILED = { MetricName: 'Errors', Namespace: 'AWS/Lambda', Threshold: 1, Statistic: 'Sum', TreatMissingData: 'notBreaching', EvaluationPeriods: 1 };
  const dimensionsOf = (stack: Stack): object[] => [{ Name: 'FunctionName', Value: { Ref: ownedIds(stack, 'AWS::Lambda::Function')[0] } }];

  test('fires when a run fails', () => {
    const { stack } = define();
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { ...FAILED, Dimensions: dimensionsOf(stack), AlarmActions: Match.absent() });
  });

  test('tells the topic, with the consent of its key', () => {
    const stack = new Stack(testApp(), 'Stack');
    const topic = new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') });
    define({}, { alarmTopic: topic }, stack);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { ...FAILED, Dimensions: dimensionsOf(stack), AlarmActions: [stack.resolve(topic.topicArn)] });
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'cloudwatch.amazonaws.com' } })]) },
    });
  });
});

describe('percent', () => {
  test.each([1, 99])('may be %i', (percent) => {
    expect(stepOf(define({ percent }).stack, 'hold')[1].Properties).toMatchObject({ Percent: percent });
  });

  test.each([0, 100, 2.5])('fails when it is %d', (percent) => {
    expect(() => define({ percent })).toThrow(failure('HoldBackPercentOutOfRange', new RegExp(`got ${percent}:`)));
  });

  test('is not compared when it is known at deploy time only', () => {
    const { stack } = define({ percent: Token.asNumber({ Ref: 'Share' }) });
    expect(stepOf(stack, 'hold')[1].Properties).toMatchObject({ Percent: { Ref: 'Share' } });
  });
});

describe('maxAge', () => {
  test.each([Duration.seconds(300), Duration.seconds(2_592_000)])('may be %s', (maxAge) => {
    expect(() => define({ maxAge })).not.toThrow();
  });

  test.each([[Duration.seconds(299), '299'], [Duration.seconds(2_592_001), '2592001'], [Duration.millis(300_500), '300.5']])('fails when it is %s', (maxAge, seconds) => {
    expect(() => define({ maxAge })).toThrow(failure('HoldBackMaxAgeOutOfRange', new RegExp(`got ${seconds} s:`)));
  });

  test('is not compared when it is known at deploy time only, and looked at every 5 minutes', () => {
    const { stack } = define({ maxAge: Duration.hours(Token.asNumber({ Ref: 'Age' })) });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(5 minutes)' });
    expect(JSON.stringify(entriesOf(stack, 'AWS::Events::Rule'))).toContain('{"Ref":"Age"}," hours');
  });
});

test('wrong options fail all at once', () => {
  expect(() => define({ percent: 0, maxAge: Duration.minutes(1) })).toThrow(failure('HoldBackPercentOutOfRange', /got 0: .*; maxAge .*got 60 s:/));
});

describe('warm', () => {
  test('fails together with a hold-back', () => {
    expect(() => define({}, { warm: Warm.fixed(2) })).toThrow(failure('WarmWithWeights', /got "live"/));
  });
});

describe('a second function', () => {
  test('is held back in the same stack on its own', () => {
    const { stack } = define();
    new ProductionFunction(stack, 'Second', { code: CODE, release: holdBack() });
    const tokens = entriesOf(stack, RESOURCE).map(([, { Properties }]) => JSON.stringify(Properties.ServiceToken));
    expect(tokens).toHaveLength(4);
    expect(new Set(tokens).size).toBe(2);
  });
});

describe('rule packs', () => {
  test('find nothing unacknowledged', () => {
    expect(openFindingsOf(define().fn.node.findChild('HoldBack'), GENERAL)).toEqual([]);
  });

  test('for regulated workloads find only that the log group has no key, once there is a topic', () => {
    const stack = new Stack(testApp(), 'Stack');
    const { fn } = define({}, { alarmTopic: new Topic(stack, 'Topic') }, stack);
    const open = openFindingsOf(fn.node.findChild('HoldBack'), ALL);
    expect(open.filter((finding) => !finding.includes('CloudWatchLogGroupEncrypted'))).toEqual([]);
  });
});

describe('the template', () => {
  withTemplateValidation();

  test('is valid', () => {
    const app = testApp();
    define({}, {}, new Stack(app, 'Stack'));
    expect(() => app.synth()).not.toThrow();
  });
});
