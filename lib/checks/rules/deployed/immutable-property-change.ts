import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { written } from '../../written';
import { onEachChange } from './counterparts';
import { differs } from './difference';

/** With what counts where a template says nothing. */
const REPLACING: readonly (readonly [name: string, unsaid?: string])[] = [['FunctionName'], ['PackageType', 'Zip'], ['TenancyConfig']];

export const immutablePropertyChange: Rule = {
  id: 'Function.ImmutablePropertyChange',
  severity: 'warning',
  statement: 'A property of a deployed function changes, or `DurableConfig` is added, and the function is replaced.',
  fix: 'Leave the function as it is, and move to a new one with a logical id of its own.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html',
  check: onEachChange('AWS::Lambda::Function', (now, before) => [
    ...REPLACING.map(([name, unsaid]) => [now.at(name), before.at(name)].map((value) => (unsaid === undefined ? value : value.or(unsaid))))
      .filter(([value, old]) => differs(value, old)),
    ...now.at('DurableConfig').isPresent && before.at('DurableConfig').isAbsent ? [[now.at('DurableConfig'), before.at('DurableConfig')]] : [],
  ].map(([value, old]) => finding(value,
    `${value.path.split('/').at(-1) ?? ''} must stay as it is deployed, got ${shown(value)} after ${shown(old)}: a change replaces ${now.logicalId} with its versions, aliases and permissions, so use a new logical id and migrate`))),
};

function shown(value: Parameters<typeof written>[0]): string {
  return value.isAbsent ? 'none' : value.entries() === undefined ? written(value) : 'a setting';
}
