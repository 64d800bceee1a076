import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const ACTION = 'lambda:CheckpointDurableExecution';

export const durableWithoutPolicy: Rule = {
  id: 'Function.DurableWithoutPolicy',
  severity: 'error',
  statement: `A durable function has a role that does not allow \`${ACTION}\`.`,
  fix: 'Attach `service-role/AWSLambdaBasicDurableExecutionRolePolicy`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html',
  check: onEachFunction((fn, app) => {
    const role = app.roleOf(fn);
    return fn.at('DurableConfig').isNotEmpty && role?.lacks(ACTION) === true
      ? finding(fn.at('Role'), `Role ${role.resource.logicalId} of a function with DurableConfig must allow ${ACTION}, got no statement that does: attach AWSLambdaBasicDurableExecutionRolePolicy`)
      : undefined;
  }),
};
