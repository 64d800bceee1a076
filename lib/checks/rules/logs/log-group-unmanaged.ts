import type { App, Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const logGroupUnmanaged: Rule = {
  id: 'Function.LogGroupUnmanaged',
  severity: 'info',
  statement: 'No log group of the app is that of the function.',
  fix: 'Define a log group with a retention, and name it in `LoggingConfig.LogGroup`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
  check: (app, options) => {
    const others = otherKeepers(app);
    return !app.isComplete ? [] : onEachFunction((fn) => {
      const named = fn.at('LoggingConfig', 'LogGroup');
      return named.isAbsent && app.logGroupOf(fn) === undefined && !others.has(fn) && !others.has(fn.stack)
        ? finding(named, `LoggingConfig.LogGroup should be a log group of the app, got none, so Lambda makes one that never expires: define one with a retention and set LogGroup to its Ref`)
        : undefined;
    })(app, options);
  },
};

/** Functions whose log group a custom resource keeps, and stacks with a log group whose name may be that of any function. */
function otherKeepers(app: App): ReadonlySet<Resource | Resource['stack']> {
  const kept = app.ofType('Custom::LogRetention').flatMap((custom) => custom.at('LogGroupName').references().map(({ resource }) => resource));
  const unknown = app.ofType('AWS::Logs::LogGroup').filter((group) => {
    const name = group.at('LogGroupName');
    return !name.isAbsent && name.texts() === undefined && name.references().length === 0;
  });
  return new Set([...kept, ...unknown.map(({ stack }) => stack)]);
}
