import { Lazy, Stack, Stage, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AsyncFailure, ProductionFunction, ReleasedAlias, Rollout } from '../../lib';
import type { ProductionFunctionProps } from '../../lib';
import { failure } from '../failure';
import { CODE } from '../function/defined-function';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { logicalIdOf, resourceOf } from '../synthesized';

interface Defined {
  readonly stack: Stack;
  readonly fn: ProductionFunction;
}

function define(props: Partial<ProductionFunctionProps> = { stages: ['beta', 'prod'] }, context: { [key: string]: unknown } = {}): Defined {
  const stack = new Stack(testApp(context), 'Stack');
  return { stack, fn: new ProductionFunction(stack, 'Function', { code: CODE, ...props }) };
}

/** The version of a stage: the parameter, and what holds while it is empty. */
function versionOf({ stack, fn }: Defined, stage: string): { parameter: string; otherwise: unknown } {
  const { 'Fn::If': [condition, { Ref: parameter }, otherwise] } = resourceOf(fn.stage(stage)).Properties.FunctionVersion as { 'Fn::If': [string, { Ref: string }, unknown] };
  Template.fromStack(stack).hasCondition(condition, { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter }, ''] }] });
  return { parameter, otherwise };
}

describe('a stage', () => {
  test('is an alias of its name, which follows the deployments until its parameter names a version', () => {
    const defined = define();
    const { stack, fn } = defined;
    expect(resourceOf(fn.stage('beta')).Properties).toMatchObject({ Name: 'beta', FunctionName: { Ref: logicalIdOf(fn.lambda) } });
    const { parameter, otherwise } = versionOf(defined, 'beta');
    expect(otherwise).toEqual({ 'Fn::GetAtt': [logicalIdOf(fn.version), 'Version'] });
    Template.fromStack(stack).hasParameter(parameter, { Type: 'String', Default: '', AllowedPattern: '^([1-9][0-9]*)?$' });
    expect(parameter).toMatch(/^FunctionStagesbetaVersion/);
  });

  test('has a version of its own', () => {
    const defined = define();
    expect(versionOf(defined, 'beta').parameter).not.toBe(versionOf(defined, 'prod').parameter);
    Template.fromStack(defined.stack).resourceCountIs('AWS::Lambda::Alias', 3);
  });

  test('leaves the alias live as it is', () => {
    const liveOf = (props: Partial<ProductionFunctionProps>): unknown => {
      const { fn } = define(props);
      return [logicalIdOf(fn.alias), resourceOf(fn.alias)];
    };
    expect(liveOf({ stages: ['beta'] })).toEqual(liveOf({}));
  });

  test('is called by whom it is granted to', () => {
    const { stack, fn } = define();
    fn.stage('prod').grantInvoke(new ServicePrincipal('events.amazonaws.com'));
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Permission', { FunctionName: { Ref: logicalIdOf(fn.stage('prod')) } });
  });

  test('has the failure path of the function', () => {
    const { stack, fn } = define();
    const configured = (stage: string): object => ({ Qualifier: { 'Fn::Select': [7, { 'Fn::Split': [':', { Ref: logicalIdOf(fn.stage(stage)) }] }] } });
    ['beta', 'prod'].forEach((stage) => Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      ...configured(stage), DestinationConfig: { OnFailure: { Destination: stack.resolve(fn.failureQueue!.queueArn) } },
    }));
  });

  test('has none where the function has none', () => {
    const { stack } = define({ stages: ['beta'], asyncFailure: AsyncFailure.none('an API calls it') });
    const found = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::EventInvokeConfig'));
    expect(found.filter(({ Properties }) => 'DestinationConfig' in Properties)).toEqual([]);
  });

  test('is none by default, and of an empty list', () => {
    [define({}), define({ stages: [] })].forEach(({ stack }) => {
      Template.fromStack(stack).resourceCountIs('AWS::Lambda::Alias', 1);
      expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Conditions');
    });
  });

  test('fails to be found by a name that is none', () => {
    expect(() => define().fn.stage('gamma')).toThrow(failure('StageUnknown', /one of stages \(beta, prod\), got "gamma"/));
    expect(() => define({}).fn.stage('beta')).toThrow(failure('StageUnknown', /\(none\)/));
  });
});

describe('the context', () => {
  const key = 'cdk-lambda-patterns:stage:Stack/Function:prod';

  test.each(['41', 41])('names the version of one stage of one function: %p', (value) => {
    const defined = define(undefined, { [key]: value });
    expect(versionOf(defined, 'prod').otherwise).toBe('41');
    expect(versionOf(defined, 'beta').otherwise).toEqual({ 'Fn::GetAtt': [logicalIdOf(defined.fn.version), 'Version'] });
  });

  test('is under the whole path, the stage of the app included', () => {
    const stack = new Stack(new Stage(testApp({ 'cdk-lambda-patterns:stage:Prod/Stack/Function:prod': '41' }), 'Prod'), 'Stack');
    const fn = new ProductionFunction(stack, 'Function', { code: CODE, stages: ['prod'] });
    expect(versionOf({ stack, fn }, 'prod').otherwise).toBe('41');
  });

  test('names nothing when it is empty', () => {
    expect(versionOf(define(undefined, { [key]: '' }), 'prod').otherwise).not.toBe('');
  });

  test.each(['$LATEST', '0', '041', 'live', '4.5', 4.5, { version: '41' }, true])('fails when it is %p', (value) => {
    expect(() => define(undefined, { [key]: value })).toThrow(failure('StageVersionInvalid', /context value cdk-lambda-patterns:stage:Stack\/Function:prod must be the number/));
  });
});

describe('the name of a stage', () => {
  test.each(['b', 'a'.repeat(28), 'Beta-2_x', '2nd'])('may be %s', (stage) => {
    expect(() => define({ stages: [stage] })).not.toThrow();
  });

  test.each(['', 'a'.repeat(29), '123', 'beta 2', 'betä', Token.asString({ Ref: 'Name' })])('fails when it is %j', (stage) => {
    expect(() => define({ stages: ['beta', stage] })).toThrow(failure('AliasNameInvalid', /^stages\[1\] must be 1 to 28 letters/));
  });

  test('fails when the list is known at deploy time only', () => {
    expect(() => define({ stages: Lazy.list({ produce: () => ['beta'] }) })).toThrow(failure('AliasNameInvalid', /^stages\[0\]/));
  });

  test.each(['live', 'previous', 'beta'])('fails when it is taken: %s', (stage) => {
    expect(() => define({ stages: ['beta', stage] })).toThrow(failure('AliasNameTaken', new RegExp(`^stages\\[1\\] .* got "${stage}"`)));
  });

  test('fails together with what else is wrong with the function', () => {
    expect(() => define({ memorySize: 1, stages: ['live', '7'] })).toThrow(failure('ProductionFunctionMemorySizeOutOfRange', /stages\[0\].*stages\[1\]/));
  });
});

describe('the stages of a function of the user', () => {
  function released(stages: string[]): ReleasedAlias {
    const stack = new Stack(testApp(), 'Stack');
    const fn = new LambdaFunction(stack, 'Plain', { code: Code.fromInline('-'), runtime: Runtime.NODEJS_24_X, handler: 'index.handler' });
    return new ReleasedAlias(stack, 'Released', { function: fn, release: Rollout.allAtOnce(), aliasName: 'stable', stages });
  }

  test('are aliases too', () => {
    expect(resourceOf(released(['beta']).stage('beta')).Properties).toMatchObject({ Name: 'beta' });
  });

  test('fail to have the name of the alias', () => {
    expect(() => released(['stable'])).toThrow(failure('AliasNameTaken', /got "stable"/));
  });
});

describe('the CDK’s own template validation', () => {
  withTemplateValidation();

  test('finds nothing in stages', () => {
    const app = testApp({ 'cdk-lambda-patterns:stage:Stack/Function:beta': '41' });
    new ProductionFunction(new Stack(app, 'Stack'), 'Function', { code: CODE, stages: ['beta', 'prod'] });
    expect(() => app.synth()).not.toThrow();
  });
});
