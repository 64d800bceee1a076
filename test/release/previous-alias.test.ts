import { existsSync } from 'node:fs';
import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ProductionFunction, ReleasedAlias, Rollout } from '../../lib';
import type { ProductionFunctionProps, ReleasedAliasProps } from '../../lib';
import { runtimeDirectory } from '../../lib/private/runtime-package';
import { failure } from '../failure';
import { CODE } from '../function/defined-function';
import { rights, rightsOf } from '../function/rights';
import { GENERAL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { logicalIdOf, onlyPropertiesOf, resourceOf } from '../synthesized';

const RESOURCE = 'Custom::PreviousVersion';

interface Defined {
  readonly stack: Stack;
  readonly fn: ProductionFunction;
}

function define(props: Partial<ProductionFunctionProps> = { previousAlias: true }, context: { [key: string]: unknown } = {}): Defined {
  const stack = new Stack(testApp(context), 'Stack');
  return { stack, fn: new ProductionFunction(stack, 'Function', { code: CODE, ...props }) };
}

function foundIn(stack: Stack): string {
  return Object.keys(Template.fromStack(stack).findResources(RESOURCE))[0];
}

describe('the alias', () => {
  test('names the version, and keeps the note, that the reader answers with', () => {
    const { stack, fn } = define();
    const found = foundIn(stack);
    expect(resourceOf(fn.previousAlias!).Properties).toEqual({
      Name: 'previous',
      FunctionName: { Ref: logicalIdOf(fn.lambda) },
      FunctionVersion: { 'Fn::GetAtt': [found, 'Version'] },
      Description: { 'Fn::GetAtt': [found, 'Description'] },
    });
  });

  test.each([undefined, false])('is not there when it is %p', (previousAlias) => {
    const { stack, fn } = define({ ...previousAlias === undefined ? {} : { previousAlias } });
    expect(fn.previousAlias).toBeUndefined();
    Template.fromStack(stack).resourceCountIs(RESOURCE, 0);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Alias', 1);
  });

  test('leaves the alias live as it is, but that it waits', () => {
    const [{ fn: without }, { fn }] = [define({ previousAlias: false }), define()];
    expect(logicalIdOf(fn.alias)).toBe(logicalIdOf(without.alias));
    expect(resourceOf(fn.alias)).toEqual({ ...resourceOf(without.alias), DependsOn: [logicalIdOf(fn.previousAlias!)] });
  });

  test('has the failure path of the function', () => {
    const { stack, fn } = define();
    const configurations = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::EventInvokeConfig'));
    const qualifiers = configurations.map(({ Properties }) => JSON.stringify(Properties.Qualifier));
    expect(qualifiers).toEqual(expect.arrayContaining([expect.stringContaining(`"${logicalIdOf(fn.previousAlias!)}"`)]));
    expect(qualifiers).toHaveLength(2);
  });

  test('may be granted to what waits for live', () => {
    const { stack, fn } = define();
    fn.previousAlias?.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com'));
    const [permission] = fn.previousAlias!.node.findAll().filter((node) => CfnPermission.isCfnPermission(node));
    permission.node.addDependency(fn.alias);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('the question', () => {
  const versionOf = (props: Partial<ProductionFunctionProps>, context = {}): unknown =>
    onlyPropertiesOf(define({ previousAlias: true, ...props }, context).stack, RESOURCE).Version;

  test('is asked before live moves, once the reader may look', () => {
    const { stack, fn } = define();
    Template.fromStack(stack).hasResource(RESOURCE, {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('Policy')]),
      Properties: {
        FunctionName: { Ref: logicalIdOf(fn.lambda) }, AliasName: 'live', PreviousName: 'previous', ServiceTimeout: '600',
        Version: stack.resolve(fn.version.version),
      },
    });
  });

  test('is about where live goes, which is not always the newest version', () => {
    expect(versionOf({ release: Rollout.pinned('7') })).toBe('7');
    expect(versionOf({ release: Rollout.weighted({ stableVersion: '7', candidateWeight: 5 }) })).toBe('7');
    expect(versionOf({}, { 'cdk-lambda-patterns:rollbackTo:Stack/Function': '7' })).toBe('7');
    const switched = [expect.stringMatching(/RollingBack/), { Ref: expect.stringMatching(/RollbackTo/) }, expect.anything()];
    expect(versionOf({ rollbackSwitch: true })).toEqual({ 'Fn::If': switched });
  });

  test.each([
    ['canary', Rollout.canary({ percent: 10, bake: Duration.minutes(5) })],
    ['hold-back', Rollout.holdBack({ percent: 10, maxAge: Duration.days(1) })],
  ])('goes together with a %s', (_name, release) => {
    const { stack, fn } = define({ previousAlias: true, release });
    expect(resourceOf(fn.alias).DependsOn).toContain(logicalIdOf(fn.previousAlias!));
    Template.fromStack(stack).resourceCountIs(RESOURCE, 1);
  });
});

describe('the reader', () => {
  test('runs the program that the library brings along', () => {
    expect(existsSync(`${runtimeDirectory('previous-alias')}/index.mjs`)).toBe(true);
    Template.fromStack(define().stack).hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Tells which version was live before', Runtime: 'nodejs24.x', Handler: 'index.handler', Timeout: 60, LoggingConfig: { LogFormat: 'JSON' },
    });
  });

  test('may read both aliases and versions of this function and write its logs, and nothing else', () => {
    const { stack, fn } = define();
    const arn = stack.resolve(fn.lambda.functionArn);
    const qualified = (qualifier: string): object => ({ 'Fn::Join': ['', [arn, `:${qualifier}`]] });
    const [logGroup] = Object.keys(Template.fromStack(stack).findResources('AWS::Logs::LogGroup')).filter((id) => id.includes('Previous'));
    const without = new Set(rightsOf(define({ previousAlias: false }).stack));
    expect(rightsOf(stack).filter((line) => !without.has(line))).toEqual(rights(
      stack,
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: { 'Fn::GetAtt': [logGroup, 'Arn'] } },
      ...[arn, qualified('live'), qualified('previous')].map((resource) => ({ actions: ['lambda:GetAlias'], resource })),
      { actions: ['lambda:GetFunctionConfiguration'], resource: qualified('*') },
    ));
  });

  test('has no open finding of the rule packs', () => {
    expect(openFindingsOf(define().fn.node.findChild('Previous'), GENERAL)).toEqual([]);
  });

  test('is one for each function', () => {
    const { stack } = define();
    new ProductionFunction(stack, 'Second', { code: CODE, previousAlias: true });
    const tokens = Object.values(Template.fromStack(stack).findResources(RESOURCE)).map(({ Properties }) => JSON.stringify(Properties.ServiceToken));
    expect(new Set(tokens).size).toBe(2);
  });
});

describe('of a function of the user', () => {
  function released(props: Partial<ReleasedAliasProps>): ReleasedAlias {
    const stack = new Stack(testApp(), 'Stack');
    const fn = new LambdaFunction(stack, 'Plain', { code: Code.fromInline('-'), runtime: Runtime.NODEJS_24_X, handler: 'index.handler' });
    return new ReleasedAlias(stack, 'Released', { function: fn, release: Rollout.allAtOnce(), ...props });
  }

  test('it stands beside the alias, whatever its name', () => {
    const { previousAlias, node } = released({ previousAlias: true, aliasName: 'stable' });
    expect(resourceOf(previousAlias!).Properties).toMatchObject({ Name: 'previous' });
    expect(onlyPropertiesOf(Stack.of(node.scope!), RESOURCE)).toMatchObject({ AliasName: 'stable' });
  });

  test('it is not there by default, and the alias itself may have its name', () => {
    expect(released({ aliasName: 'previous' }).previousAlias).toBeUndefined();
  });

  test('it fails beside an alias of its name', () => {
    expect(() => released({ previousAlias: true, aliasName: 'previous' })).toThrow(failure('AliasNameTaken', /^aliasName .* got "previous"/));
  });
});

describe('the CDK’s own template validation', () => {
  withTemplateValidation();

  test('finds nothing', () => {
    const app = testApp();
    new ProductionFunction(new Stack(app, 'Stack'), 'Function', { code: CODE, previousAlias: true });
    expect(() => app.synth()).not.toThrow();
  });
});
