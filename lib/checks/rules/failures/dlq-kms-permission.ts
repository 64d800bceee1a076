import type { App, Reading, Resource } from '../../../template';
import { customerKeyOf, keyMayAdmit } from '../../customer-keys';
import { currentFunctionOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** What the role does with the key of what it sends to. */
const ACTIONS = new Map([
  ['AWS::SQS::Queue', ['kms:GenerateDataKey', 'kms:Decrypt']],
  ['AWS::SNS::Topic', ['kms:GenerateDataKey']],
]);

export const dlqKmsPermission: Rule = {
  id: 'Function.DlqKmsPermission',
  severity: 'warning',
  statement: 'What failed goes to a queue or topic with a customer key that the role of the function may not use.',
  fix: 'Allow the role `kms:GenerateDataKey` and `kms:Decrypt` on the key.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: onEachFunction((fn, app) => {
    const role = app.roleOf(fn);
    return role && targetsOf(app, fn).flatMap((at) => {
      const target = app.resourceOf(at);
      const key = target && ACTIONS.has(target.type) ? customerKeyOf(app, target.at('KmsMasterKeyId')) : undefined;
      if (target === undefined || key === undefined) {
        return [];
      }
      const missing = (ACTIONS.get(target.type) ?? []).filter((action) => role.lacks(action, key) && !keyMayAdmit(app, key, role.resource, action));
      return missing.length === 0 ? [] : finding(at,
        `the role must allow ${missing.join(' and ')} on the key of ${target.logicalId}, got role ${role.resource.logicalId} without it for key ${key.logicalId}: allow it on the key`);
    });
  }),
};

/** Where the role of the function sends what failed, or succeeded. */
function targetsOf(app: App, fn: Resource): readonly Reading[] {
  const configs = app.invokeConfigsOf(fn).list.map(({ resource }) => resource.at('DestinationConfig'));
  const mappings = app.mappingsOf(fn).list.map(({ resource }) => resource).filter((mapping) => currentFunctionOf(app, mapping) === fn);
  return [
    fn.at('DeadLetterConfig', 'TargetArn'),
    ...configs.flatMap((config) => [config.at('OnFailure', 'Destination'), config.at('OnSuccess', 'Destination')]),
    ...mappings.map((mapping) => mapping.at('DestinationConfig', 'OnFailure', 'Destination')),
  ];
}
