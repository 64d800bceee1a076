import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { written } from '../../written';
import { onEachChange } from './counterparts';
import { differs } from './difference';

export const aliasRename: Rule = {
  id: 'Alias.Rename',
  severity: 'warning',
  statement: 'A deployed alias gets another name: its ARN changes, and permissions and configuration by the old name are lost.',
  fix: 'Add a second alias, move the callers, and remove the first one later.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html',
  check: onEachChange('AWS::Lambda::Alias', (now, before) => {
    const [name, old] = [now.at('Name'), before.at('Name')];
    return differs(name, old)
      ? finding(name, `Name must stay as deployed, got ${written(name)} after ${written(old)}: a change replaces ${now.logicalId} and its ARN, so add a second alias and move the callers`)
      : undefined;
  }),
};
