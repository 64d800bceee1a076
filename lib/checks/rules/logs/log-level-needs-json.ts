import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const LEVELS = ['ApplicationLogLevel', 'SystemLogLevel'];

export const logLevelNeedsJson: Rule = {
  id: 'Function.LogLevelNeedsJson',
  severity: 'error',
  statement: '`ApplicationLogLevel` or `SystemLogLevel` is set and `LogFormat` is not `JSON`.',
  fix: 'Set `LogFormat` to `JSON`, or drop the levels.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html',
  check: onEachFunction((fn) => {
    const config = fn.at('LoggingConfig');
    const levels = config.alternatives.map((each) => given(each).map(([name]) => name).find((name) => LEVELS.includes(name)));
    const [level] = levels;
    return level !== undefined && !levels.includes(undefined) && config.at('LogFormat').or('Text').is('Text')
      ? finding(config.at('LogFormat'), `LogFormat must be JSON where ${level} is set, got ${config.at('LogFormat').isAbsent ? 'none, which means Text' : 'Text'}: set LogFormat to JSON, or drop ${level}`)
      : undefined;
  }),
};
