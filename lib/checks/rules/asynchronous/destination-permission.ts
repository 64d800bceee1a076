import type { App, Reading, Resource } from '../../../template';
import { ResourcePolicies } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { destinationPlaces } from './destinations';

/** What Lambda does with the role for each destination. */
const ACTIONS = new Map<string, readonly string[]>([
  ['AWS::SQS::Queue', ['sqs:SendMessage']],
  ['AWS::SNS::Topic', ['sns:Publish']],
  ['AWS::Lambda::Function', ['lambda:InvokeFunction']],
  ['AWS::Lambda::Alias', ['lambda:InvokeFunction']],
  ['AWS::Lambda::Version', ['lambda:InvokeFunction']],
  ['AWS::Events::EventBus', ['events:PutEvents']],
  ['AWS::S3::Bucket', ['s3:PutObject', 's3:ListBucket']],
]);

/** A policy of the destination itself can let the role in: then there is nothing to say. */
export const destinationPermission: Rule = {
  id: 'Destination.Permission',
  severity: 'error',
  statement: 'The role of a function may not send to its dead-letter queue or destination.',
  fix: 'Allow the role `sqs:SendMessage`, `sns:Publish`, `lambda:InvokeFunction`, `events:PutEvents`, or `s3:PutObject` and `s3:ListBucket`, on the destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => {
    const policies = new ResourcePolicies(app);
    return destinationPlaces(app).flatMap(({ at, sender }) => {
      const targets = targetsOf(app, at);
      const role = sender && app.roleOf(sender);
      const actions = targets.length === 0 ? [] : ACTIONS.get(targets[0].type) ?? [];
      const missing = actions.filter((action) => role !== undefined
        && targets.every((target) => role.lacks(action, target) && !policies.mayAdmit(target, action) && !isOpened(app, target)));
      return missing.length === 0 || sender === undefined ? [] : [finding(at,
        `the role of ${sender.logicalId} must allow ${missing.join(' and ')} on ${targets[0].logicalId}, got role ${role?.resource.logicalId ?? ''} without: add the statement`)];
    });
  },
};

/** The destination, and the function behind an alias or version: a statement may name either. */
function targetsOf(app: App, at: Reading): readonly Resource[] {
  const target = app.fnOf(at);
  const resource = app.resourceOf(at) ?? target?.alias ?? target?.version;
  return [...new Set([resource, target?.function].filter((one) => one !== undefined))];
}

/** Whether a policy of a function or bus may let in a role. */
function isOpened(app: App, target: Resource): boolean {
  switch (target.type) {
    case 'AWS::Events::EventBus': return !target.at('Policy').isAbsent || app.ofType('AWS::Events::EventBusPolicy').length > 0;
    case 'AWS::Lambda::Function': return app.ofType('AWS::Lambda::ResourcePolicy').length > 0
      || app.permissionsOf(target).list.some(({ resource }) => resource.at('Principal').textThat((principal) => principal.includes('.amazon')) === undefined);
    default: return false;
  }
}
