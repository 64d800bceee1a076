import { Duration, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ProductionFunction, Rollout, SmokeTest } from '../../lib';
import { failure } from '../failure';
import { CODE } from '../function/defined-function';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';

const canary = Rollout.canary({ percent: 10, bake: Duration.minutes(5), smokeTest: SmokeTest.events([{ payload: {} }]) });

interface Alias {
  readonly Properties: { readonly FunctionVersion: unknown; readonly RoutingConfig?: unknown };
  readonly UpdatePolicy?: unknown;
}

function switchable(release: Rollout, rollbackSwitch?: boolean, context: { [key: string]: unknown } = {}): { template: Template; alias: Alias } {
  const stack = new Stack(testApp(context), 'Stack');
  new ProductionFunction(stack, 'Function', { code: CODE, release, ...rollbackSwitch === undefined ? {} : { rollbackSwitch } });
  const template = Template.fromStack(stack);
  return { template, alias: Object.values(template.findResources('AWS::Lambda::Alias'))[0] as unknown as Alias };
}

function parameterOf(template: Template): string {
  const names = Object.keys(template.findParameters('*', { AllowedPattern: '^([1-9][0-9]*)?$' }));
  expect(names).toEqual([expect.stringMatching(/RollbackTo/)]);
  return names[0];
}

const newest = { 'Fn::GetAtt': [expect.stringMatching(/CurrentVersion/), 'Version'] };

describe('the switch', () => {
  test.each([undefined, false])('is not there when it is %p', (rollbackSwitch) => {
    const { template, alias } = switchable(Rollout.allAtOnce(), rollbackSwitch);
    expect(template.toJSON()).not.toHaveProperty('Conditions');
    expect(alias.Properties.FunctionVersion).toEqual(newest);
  });

  test('names the newest version while the parameter is empty, and the version it names while it is not', () => {
    const { template, alias } = switchable(Rollout.allAtOnce(), true);
    const parameter = parameterOf(template);
    template.hasParameter(parameter, { Type: 'String', Default: '' });
    const [condition] = Object.keys(template.findConditions('*', { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter }, ''] }] }));
    expect(alias.Properties.FunctionVersion).toEqual({ 'Fn::If': [condition, { Ref: parameter }, newest] });
  });

  test('goes back at once, past CodeDeploy and its hooks', () => {
    const { alias } = switchable(canary, true);
    const [, whileBack, otherwise] = (alias.UpdatePolicy as { CodeDeployLambdaAliasUpdate: { 'Fn::If': unknown[] } }).CodeDeployLambdaAliasUpdate['Fn::If'];
    expect(whileBack).toEqual({ Ref: 'AWS::NoValue' });
    expect({ CodeDeployLambdaAliasUpdate: otherwise }).toEqual(switchable(canary).alias.UpdatePolicy);
  });

  test('drops the weights on the way back', () => {
    const weighted = Rollout.weighted({ stableVersion: '3', candidateWeight: 20 });
    const { alias } = switchable(weighted, true);
    const [, whileBack, otherwise] = (alias.Properties.RoutingConfig as { 'Fn::If': unknown[] })['Fn::If'];
    expect(whileBack).toEqual({ Ref: 'AWS::NoValue' });
    expect(otherwise).toEqual(switchable(weighted).alias.Properties.RoutingConfig);
  });

  test('fails beside a hold-back, which may name the version already', () => {
    expect(() => switchable(Rollout.holdBack({ percent: 10, maxAge: Duration.days(1) }), true)).toThrow(failure('RollbackSwitchWithHoldBack', /got both/));
  });

  test('is one for each function', () => {
    const stack = new Stack(testApp(), 'Stack');
    ['One', 'Two'].forEach((id) => new ProductionFunction(stack, id, { code: CODE, rollbackSwitch: true }));
    expect(Object.keys(Template.fromStack(stack).findParameters('*', { AllowedPattern: '^([1-9][0-9]*)?$' }))).toHaveLength(2);
  });
});

describe('the context', () => {
  const key = 'cdk-lambda-patterns:rollbackTo:Stack/Function';

  test.each(['7', 7])('sends the alias to the version %p at once, without any switch', (value) => {
    const { template, alias } = switchable(canary, undefined, { [key]: value });
    expect(alias.Properties.FunctionVersion).toBe('7');
    expect(alias).not.toHaveProperty('UpdatePolicy');
    expect(template.toJSON()).not.toHaveProperty('Conditions');
  });

  test('drops the weights', () => {
    const { alias } = switchable(Rollout.weighted({ stableVersion: '3', candidateWeight: 20 }), undefined, { [key]: '7' });
    expect(alias.Properties).toMatchObject({ FunctionVersion: '7' });
    expect(alias.Properties).not.toHaveProperty('RoutingConfig');
  });

  test('leaves everything else as it is', () => {
    const [{ template: back }, { template }] = [switchable(canary, undefined, { [key]: '7' }), switchable(canary)];
    const others = (found: Template): object => Object.fromEntries(Object.entries(found.toJSON().Resources as { [id: string]: { Type: string } })
      .filter(([, { Type }]) => Type !== 'AWS::Lambda::Alias'));
    expect(others(back)).toEqual(others(template));
  });

  test.each([canary, Rollout.weighted({ stableVersion: '3', candidateWeight: 20 })])('gives way to the switch', (release) => {
    const { template, alias } = switchable(release, true, { [key]: '7' });
    const [condition] = Object.keys(template.findConditions('*', { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameterOf(template) }, ''] }] }));
    expect(alias.Properties).toMatchObject({ FunctionVersion: { 'Fn::If': [condition, { Ref: parameterOf(template) }, '7'] } });
    expect(alias.Properties).not.toHaveProperty('RoutingConfig');
    expect(alias).not.toHaveProperty('UpdatePolicy');
  });

  test('is for one function alone, named by its whole path', () => {
    const stack = new Stack(new Stage(testApp({ 'cdk-lambda-patterns:rollbackTo:Prod/Stack/One': '7' }), 'Prod'), 'Stack');
    ['One', 'Two'].forEach((id) => new ProductionFunction(stack, id, { code: CODE }));
    const versions = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Alias')).map(({ Properties }) => Properties.FunctionVersion);
    expect(versions).toEqual(['7', { 'Fn::GetAtt': [expect.stringMatching(/Two/), 'Version'] }]);
  });

  test('changes nothing while it is empty', () => {
    expect(switchable(canary, undefined, { [key]: '' }).alias).toEqual(switchable(canary).alias);
  });

  test.each(['$LATEST', '0', '07', 'live', 7.5, false, ['7']])('fails when it is %p', (value) => {
    expect(() => switchable(canary, undefined, { [key]: value })).toThrow(failure('RollbackVersionInvalid', /context value cdk-lambda-patterns:rollbackTo:Stack\/Function must be the number/));
  });

  test('fails beside a hold-back', () => {
    expect(() => switchable(Rollout.holdBack({ percent: 10, maxAge: Duration.days(1) }), undefined, { [key]: '7' }))
      .toThrow(failure('RollbackSwitchWithHoldBack', /^the context value/));
  });
});

describe('the CDK’s own template validation', () => {
  withTemplateValidation();

  test.each([['all at once', Rollout.allAtOnce()], ['canary', canary], ['weighted', Rollout.weighted({ stableVersion: '3', candidateWeight: 20 })]])(
    'finds nothing in a switch beside %s', (_name, release) => {
      const app = testApp();
      new ProductionFunction(new Stack(app, 'Stack'), 'Function', { code: CODE, release, rollbackSwitch: true });
      expect(() => app.synth()).not.toThrow();
    });
});
