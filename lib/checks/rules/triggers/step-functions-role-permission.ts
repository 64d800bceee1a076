import { tasksOf } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { targetName } from '../../targets';
import { lacksInvoke } from './invoke-rights';
import { invokedBy } from './lambda-tasks';

export const stepFunctionsRolePermission: Rule = {
  id: 'StepFunctions.RolePermission',
  severity: 'warning',
  statement: 'The role of a state machine may not invoke the function of a task.',
  fix: 'Allow `lambda:InvokeFunction` on the ARN of the function, and on `arn:*` for its aliases and versions.',
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
  check: onEach('AWS::StepFunctions::StateMachine', (machine, app) => {
    const role = app.roleNamedBy(machine.at('RoleArn'));
    const refused = role === undefined ? [] : tasksOf(machine).filter(({ hasOwnRole }) => !hasOwnRole).flatMap((task) => {
      const target = invokedBy(app, task);
      return target !== undefined && lacksInvoke(app, role, target) ? { task, target } : [];
    });
    return refused.map(({ task: { name }, target }) => finding(machine.at('RoleArn'),
      `RoleArn is a role that may invoke the functions of all tasks, got ${role?.resource.logicalId ?? ''} without lambda:InvokeFunction on ${targetName(target)} for ${JSON.stringify(name)}: allow it`));
  }),
};
