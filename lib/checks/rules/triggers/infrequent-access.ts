import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const infrequentAccess: Rule = {
  id: 'LogsSubscription.InfrequentAccess',
  severity: 'warning',
  statement: 'A subscription filter is on a log group of a class that takes none.',
  fix: 'Use a log group of class `STANDARD`.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html',
  check: onEach('AWS::Logs::SubscriptionFilter', (filter, app) => {
    const name = filter.at('LogGroupName');
    const group = app.resourceOf(name);
    const logClass = group?.type === 'AWS::Logs::LogGroup' ? group.at('LogGroupClass').textThat((text) => text === 'INFREQUENT_ACCESS' || text === 'DELIVERY') : undefined;
    return logClass === undefined ? undefined
      : finding(name, `LogGroupName of a subscription filter is a group of class STANDARD, got ${group?.logicalId ?? ''} of class ${logClass}: make the group STANDARD`);
  }),
};
