import type { Reading, RoleView } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const POLICY = 'CloudWatchLambdaInsightsExecutionRolePolicy';
const LOG_GROUP = '/aws/lambda-insights';

export const insightsLayerWithoutPolicy: Rule = {
  id: 'Function.InsightsLayerWithoutPolicy',
  severity: 'warning',
  statement: `A function has the Lambda Insights layer and its role may not write to \`${LOG_GROUP}\`.`,
  fix: `Attach \`${POLICY}\` to the role.`,
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-Getting-Started.html',
  check: onEachFunction((fn, app) => {
    const role = app.roleOf(fn);
    const layer = fn.at('Layers').someItem((item) => item.includes(':layer:LambdaInsightsExtension'));
    return layer && role?.isKnown === true && !mayWrite(role)
      ? finding(fn.at('Layers'), `the Lambda Insights layer writes to ${LOG_GROUP}, got role ${role.resource.logicalId} without the right to: attach ${POLICY}`)
      : undefined;
  }),
};

function mayWrite(role: RoleView): boolean {
  return role.allowing('logs:PutLogEvents').some(({ document }) =>
    document?.at('Resource').alternatives.some((list) => list.isAbsent || (list.listed()?.some(mayCover) ?? true)) ?? true);
}

/** Whether it may be a pattern for the log group; one that names another group is not. */
function mayCover(resource: Reading): boolean {
  return resource.alternatives.some((each) => {
    const named = each.reference()?.resource;
    if (named?.type === 'AWS::Logs::LogGroup') {
      return named.at('LogGroupName').textThat((name) => name !== LOG_GROUP) === undefined && !named.at('LogGroupName').isAbsent;
    }
    const [, group] = each.parts()?.map((part) => (typeof part === 'string' ? part : '*')).join('').split(':log-group:') ?? [];
    const beginning = group?.split(/[*?]/)[0] ?? '';
    return LOG_GROUP.startsWith(beginning) || beginning.startsWith(LOG_GROUP);
  });
}
