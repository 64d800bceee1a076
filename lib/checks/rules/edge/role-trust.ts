import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachEdgeFunction } from './associations';

const SERVICE = 'edgelambda.amazonaws.com';

export const roleTrust: Rule = {
  id: 'Edge.RoleTrust',
  severity: 'error',
  statement: `The role of a function at the edge does not trust \`${SERVICE}\`.`,
  fix: `Let \`lambda.amazonaws.com\` and \`${SERVICE}\` assume the role.`,
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html',
  check: onEachEdgeFunction((fn, app) => {
    const role = app.roleOf(fn);
    return role?.distrusts(SERVICE) === true
      ? finding(fn.at('Role'), `Role of a function at the edge is one that ${SERVICE} may assume, got ${role.resource.logicalId} which trusts others only: add ${SERVICE} to its AssumeRolePolicyDocument`)
      : undefined;
  }),
};
