import { stepFunctionsNoRetry } from '../../../../lib/checks/rules/triggers/step-functions-no-retry';
import { expectRule, fn, getAtt, resource, UNKNOWN } from '../../rule-kit';

function machine(task: Record<string, unknown>): Record<string, unknown> {
  return { Fn: fn(), Machine: resource('AWS::StepFunctions::StateMachine', { Definition: { States: { Work: { Type: 'Task', ...task } } } }) };
}

describe('StepFunctions.NoRetry', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a function of the app', { Resource: getAtt('Fn', 'Arn') }],
    ['lambda:invoke', { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters: { FunctionName: UNKNOWN.parameter } }],
    ['an empty list', { Resource: getAtt('Fn', 'Arn'), Retry: [] }],
  ])('finds %s', (_, task) => {
    expectRule(stepFunctionsNoRetry).toFind(machine(task), { logicalId: 'Machine', message: /got "Work" without Retry/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a retry', { Resource: getAtt('Fn', 'Arn'), Retry: [{ ErrorEquals: ['States.ALL'] }] }],
    ['a retry of a parameter', { Resource: getAtt('Fn', 'Arn'), Retry: UNKNOWN.parameter }],
    ['another service', { Resource: 'arn:aws:states:::dynamodb:putItem' }],
    ['what is not known', { Resource: UNKNOWN.parameter }],
  ])('is silent about %s', (_, task) => {
    expectRule(stepFunctionsNoRetry).toStaySilent(machine(task));
  });
});
