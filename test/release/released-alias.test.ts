import { Duration, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ReleasedAlias, Rollout, Warm } from '../../lib';
import type { ReleasedAliasProps } from '../../lib';
import { failure } from '../failure';
import { testApp } from '../setup/app';

function released(props: Partial<ReleasedAliasProps> = {}): { template: Template; alias: ReleasedAlias } {
  const stack = new Stack(testApp(), 'Stack');
  const fn = new LambdaFunction(stack, 'Plain', {
    code: Code.fromInline('exports.handler = async () => 1;'), runtime: Runtime.NODEJS_24_X, handler: 'index.handler', timeout: Duration.seconds(10),
  });
  const alias = new ReleasedAlias(stack, 'Released', { function: fn, release: Rollout.allAtOnce(), ...props });
  return { template: Template.fromStack(stack), alias };
}

describe('the alias of a function of the user', () => {
  test('names the version of the deployment', () => {
    const { template, alias } = released();
    template.hasResourceProperties('AWS::Lambda::Alias', { Name: 'live' });
    expect(alias.alias.aliasName).toBe('live');
  });

  test('keeps the versions of the function', () => {
    released().template.hasResource('AWS::Lambda::Version', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('may have another name', () => {
    released({ aliasName: 'stable' }).template.hasResourceProperties('AWS::Lambda::Alias', { Name: 'stable' });
  });

  test.each(['a', 'a'.repeat(28), Token.asString({ Ref: 'Name' })])('may be named %s', (aliasName) => {
    expect(() => released({ aliasName })).not.toThrow();
  });

  test.each(['', 'a'.repeat(29), '12', 'a:b'])('fails to be named %j', (aliasName) => {
    expect(() => released({ aliasName })).toThrow(failure('AliasNameInvalid', /^aliasName must be 1 to 28/));
  });

  test('is released by canary, with alarms from the function’s own timeout', () => {
    const { template } = released({ release: Rollout.canary({ percent: 10, bake: Duration.minutes(5) }) });
    template.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 8_000 });
  });

  test('is kept warm', () => {
    released({ warm: Warm.fixed(3) }).template.hasResourceProperties('AWS::Lambda::Alias', {
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 },
    });
  });

  test('fails when it splits its traffic for good and is kept warm', () => {
    expect(() => released({ warm: Warm.fixed(3), release: Rollout.weighted({ stableVersion: '3', candidateWeight: 10 }) }))
      .toThrow(failure('WarmWithWeights', /./));
  });
});
