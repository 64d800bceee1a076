import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const SETTINGS = ['DestinationConfig', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts'];

export const eventInvokeConfigEmpty: Rule = {
  id: 'EventInvokeConfig.Empty',
  severity: 'error',
  statement: `An event invoke config has none of ${SETTINGS.map((name) => `\`${name}\``).join(', ')}.`,
  fix: 'Give it one of them, or remove it.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html',
  check: onEach('AWS::Lambda::EventInvokeConfig', (config) => (SETTINGS.every((name) => config.at(name).isAbsent)
    ? finding(config, `an event invoke config needs at least one of ${SETTINGS.join(', ')}, got none: set MaximumRetryAttempts, or remove ${config.logicalId}`)
    : undefined)),
};
