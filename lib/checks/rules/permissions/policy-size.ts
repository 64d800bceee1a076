import { PERMISSION_LIMITS } from '../../../private/limits';
import type { Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { functionKey, twins } from '../../twins';

const { documentBytes, unknownPieceBytes, noticeShare } = PERMISSION_LIMITS;

export const policySize: Rule = {
  id: 'Permission.PolicySize',
  severity: 'warning',
  statement: 'The permissions of one function, alias or version are more than its policy can hold.',
  fix: 'Replace them by one permission whose `SourceArn` ends in a wildcard.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  check: (app, { policyBytes, statementOverhead }) => twins(app.ofType('AWS::Lambda::Permission'), (permission) => functionKey(app, permission.at('FunctionName')))
    .flatMap((permissions) => {
      const bytes = permissions.reduce((sum, permission) => sum + statementOverhead + sourceBytes(permission), documentBytes);
      return bytes <= policyBytes * noticeShare ? [] : [finding(permissions[permissions.length - 1].at('FunctionName'),
        `the policy of a function has at most ${policyBytes} bytes, got about ${bytes} in ${permissions.length} permissions: use one whose SourceArn ends in a wildcard`, bytes > policyBytes ? 'warning' : 'info')];
    }),
};

/** The least that the source can take. */
function sourceBytes(permission: Resource): number {
  return Math.min(...permission.at('SourceArn').alternatives.map((source) => (source.isAbsent
    ? 0
    : (source.parts() ?? []).reduce((sum, part) => sum + (typeof part === 'string' ? part.length : unknownPieceBytes), 0))));
}
