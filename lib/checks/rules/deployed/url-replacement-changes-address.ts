import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachChange } from './counterparts';
import { differs } from './difference';

export const urlReplacementChangesAddress: Rule = {
  id: 'Url.ReplacementChangesAddress',
  severity: 'warning',
  statement: 'A deployed function URL is replaced: it gets another address.',
  fix: 'Keep `TargetFunctionArn` and `Qualifier`, or put a domain name of your own in front.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html',
  check: onEachChange('AWS::Lambda::Url', (now, before) => {
    const [changed] = ['TargetFunctionArn', 'Qualifier'].filter((name) => differs(now.at(name), before.at(name)));
    return changed === undefined ? undefined : finding(now.at(changed),
      `${changed} must stay as deployed, got another value: a change replaces ${now.logicalId} and its address, so keep it, or put a domain name in front`);
  }),
};
