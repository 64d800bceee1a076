import type { Rule } from '../../rule';
import { refusedTriggers } from './admissions';

export const permissionMissingSilent: Rule = {
  id: 'Trigger.PermissionMissingSilent',
  severity: 'warning',
  statement: 'A subscription, rule, user pool, IoT rule or API names a function, alias or version that no permission lets it invoke: every event is refused.',
  fix: 'Add an `AWS::Lambda::Permission` for the principal on the same alias or version, with the ARN of the trigger as `SourceArn`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  check: (app) => refusedTriggers(app, ({ checkedOnCreate }) => !checkedOnCreate,
    'add an AWS::Lambda::Permission with this Principal and FunctionName, and the ARN of the trigger as SourceArn'),
};
