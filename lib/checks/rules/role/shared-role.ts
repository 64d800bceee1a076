import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { twins } from '../../twins';

export const sharedRole: Rule = {
  id: 'Function.SharedRole',
  severity: 'info',
  statement: 'Two or more functions have the same role.',
  fix: 'Give each function a role of its own.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  check: (app) => twins(app.ofType('AWS::Lambda::Function'), (fn) => app.roleOf(fn)?.resource.id).filter(({ length }) => length > 1).flatMap((functions) => {
    const role = app.roleOf(functions[0])?.resource;
    return role === undefined ? [] : finding(role, `a role should be that of one function, got ${role.logicalId} for ${functions.map(({ logicalId }) => logicalId).join(', ')}: give each a role of its own`);
  }),
};
