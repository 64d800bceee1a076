import { stepFunctionsRolePermission } from '../../../../lib/checks/rules/triggers/step-functions-role-permission';
import { alias, expectRule, fn, getAtt, inline, ref, resource, role, sub, UNKNOWN, version } from '../../rule-kit';

type Properties = Record<string, unknown>;

const ARN = getAtt('Fn', 'Arn');
const INVOKE = 'lambda:InvokeFunction';

function machine(task: Properties): Properties {
  return resource('AWS::StepFunctions::StateMachine', { RoleArn: getAtt('Runner', 'Arn'), Definition: { StartAt: 'Work', States: { Work: { Type: 'Task', End: true, ...task } } } });
}

/** The definition as the CDK writes it. */
function joined(functionName: unknown): Properties {
  return resource('AWS::StepFunctions::StateMachine', {
    RoleArn: getAtt('Runner', 'Arn'),
    DefinitionString: { 'Fn::Join': ['', [
      '{"StartAt":"Work","States":{"Work":{"End":true,"Type":"Task","Resource":"arn:', ref('AWS::Partition'), ':states:::lambda:invoke","Parameters":{"FunctionName":"', functionName, '","Payload.$":"$"}}}}',
    ]] },
  });
}

const parts = { Fn: fn(), Other: fn(), Version: version(), Alias: alias() };

function runner(...policies: unknown[]): Properties {
  return { Runner: role([], { Policies: policies }) };
}

describe('StepFunctions.RolePermission', () => {
  test.each<[string, Properties, Properties, RegExp]>([
    ['no policy', machine({ Resource: ARN }), runner(), /got Runner without lambda:InvokeFunction on Fn for "Work": allow it/],
    ['a right for another function', machine({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: ARN } }), runner(inline(INVOKE, getAtt('Other', 'Arn'))), /on Fn/],
    ['a right for the function where the task names an alias', machine({ Resource: ref('Alias') }), runner(inline(INVOKE, ARN)), /on Alias of Fn/],
    ['a qualifier of its own', machine({ Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: ref('Fn'), Qualifier: 'live' } }), runner(inline(INVOKE, ARN)), /on Alias of Fn/],
    ['a definition of the CDK', joined(ARN), runner(inline('sns:Publish')), /on Fn/],
  ])('finds %s', (_, Machine, Runner, message) => {
    expectRule(stepFunctionsRolePermission).toFind({ ...parts, Machine, ...Runner }, { logicalId: 'Machine', property: 'Properties/RoleArn', message });
  });

  test.each<[string, Properties, Properties]>([
    ['the function', machine({ Resource: ARN }), runner(inline(INVOKE, ARN))],
    ['the function and its aliases', machine({ Resource: ref('Alias') }), runner(inline(INVOKE, [ARN, sub('${Fn.Arn}:*')]))],
    ['everything', joined(ARN), runner(inline('lambda:*'))],
    ['what a parameter says', joined(ARN), runner(inline(INVOKE, UNKNOWN.parameter))],
  ])('is silent about a right for %s', (_, Machine, Runner) => {
    expectRule(stepFunctionsRolePermission).toStaySilent({ ...parts, Machine, ...Runner });
  });

  test.each<[string, Properties]>([
    ['calls another service', machine({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'url' } })],
    ['names the function at run time', machine({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: { 'FunctionName.$': '$.fn' } })],
    ['computes the function', machine({ Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: '{% $fn %}' } })],
    ['calls a function of a parameter', machine({ Resource: UNKNOWN.parameter })],
    ['uses a role of its own', machine({ Resource: ARN, Credentials: { RoleArn: 'arn:aws:iam::444455556666:role/r' } })],
  ])('is silent about a task that %s', (_, Machine) => {
    expectRule(stepFunctionsRolePermission).toStaySilent({ ...parts, Machine, ...runner() });
  });
});
