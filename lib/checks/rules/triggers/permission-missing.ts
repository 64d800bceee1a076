import type { Rule } from '../../rule';
import { refusedTriggers } from './admissions';

export const permissionMissing: Rule = {
  id: 'Trigger.PermissionMissing',
  severity: 'error',
  statement: 'A bucket, log subscription, target group, Config rule, receipt rule or secret rotation names a function, alias or version that no permission lets it invoke.',
  fix: 'Add an `AWS::Lambda::Permission` for the principal on the same alias or version, and let the trigger depend on it.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  check: (app) => refusedTriggers(app, ({ checkedOnCreate }) => checkedOnCreate,
    'add an AWS::Lambda::Permission with this Principal and FunctionName, and let the trigger depend on it'),
};
