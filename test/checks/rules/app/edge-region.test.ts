import { edgeRegion } from '../../../../lib/checks/rules/app/edge-region';
import { distribution } from '../../edge-kit';
import { expectRule, fn, ref, UNKNOWN, version } from '../../rule-kit';

const Resources = { Fn: fn(), Version: version(), Distribution: distribution() };

describe('App.EdgeRegion', () => {
  test('finds a function of another Region', () => {
    expectRule(edgeRegion).toFind([{ template: { Resources }, region: 'eu-west-1' }], { logicalId: 'Distribution', message: /function in us-east-1, got Fn in eu-west-1/ });
  });

  test('finds a function of a stack of its own', () => {
    expectRule(edgeRegion).toFind([
      { template: { Resources: { Fn: fn(), Version: version() }, Outputs: { Out: { Value: ref('Version'), Export: { Name: 'version' } } } }, region: 'eu-west-1' },
      { template: { Resources: { Distribution: distribution({ LambdaFunctionARN: { 'Fn::ImportValue': 'version' } }) } }, region: 'eu-west-1' },
    ], { logicalId: 'Distribution' });
  });

  test.each<[string, Record<string, unknown>, string | undefined]>([
    ['us-east-1', Resources, 'us-east-1'],
    ['a stack that does not say where it goes', Resources, undefined],
    ['a function that is not known', { ...Resources, Distribution: distribution({ LambdaFunctionARN: UNKNOWN.parameter }) }, 'eu-west-1'],
    ['no association', { ...Resources, Distribution: undefined }, 'eu-west-1'],
  ])('is silent about %s', (_, given, region) => {
    expectRule(edgeRegion).toStaySilent([{ template: { Resources: given }, ...region !== undefined && { region } }]);
  });
});
