import { eventInvokeConfigEmpty } from '../../../../lib/checks/rules/asynchronous/event-invoke-config-empty';
import { either, expectRule, fn, NO_VALUE, ref, resource, UNKNOWN } from '../../rule-kit';

const config = (properties: Record<string, unknown>): Record<string, unknown> =>
  ({ Fn: fn(), Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', ...properties }) });

describe('EventInvokeConfig.Empty', () => {
  test.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['no value in every branch', { MaximumRetryAttempts: either(NO_VALUE, NO_VALUE) }],
  ])('finds %s', (_, properties) => {
    expectRule(eventInvokeConfigEmpty).toFind(config(properties), { logicalId: 'Config', message: /at least one of .*, got none: set MaximumRetryAttempts, or remove Config/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['no retries', { MaximumRetryAttempts: 0 }],
    ['an age', { MaximumEventAgeInSeconds: 60 }],
    ['a destination', { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:111122223333:q' } } }],
    ['an age in one branch', { MaximumEventAgeInSeconds: either(60, NO_VALUE) }],
    ['a parameter', { MaximumRetryAttempts: UNKNOWN.parameter }],
  ])('is silent about %s', (_, properties) => {
    expectRule(eventInvokeConfigEmpty).toStaySilent(config(properties));
  });

  test('is silent where a macro can add a setting', () => {
    expectRule(eventInvokeConfigEmpty).toStaySilent({ Transform: 'MyMacro', Resources: config({}) });
  });
});
