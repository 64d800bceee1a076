import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const logGroupNoRetention: Rule = {
  id: 'Function.LogGroupNoRetention',
  severity: 'info',
  statement: 'The log group of a function keeps everything for ever.',
  fix: 'Set `RetentionInDays`.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  check: (app) => [...new Set(app.ofType('AWS::Lambda::Function').flatMap((fn) => app.logGroupOf(fn) ?? []))]
    .map((group) => group.at('RetentionInDays')).filter(({ isAbsent }) => isAbsent)
    .map((retention) => finding(retention, 'RetentionInDays should be set, got none, which keeps logs for ever: set it to the days you need')),
};
