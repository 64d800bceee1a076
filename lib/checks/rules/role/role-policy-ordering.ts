import type { App, Resource, Target } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const rolePolicyOrdering: Rule = {
  id: 'Function.RolePolicyOrdering',
  severity: 'warning',
  statement: 'A right that Lambda checks when it creates the function comes from a policy that the function does not wait for.',
  fix: 'Name the policy in `DependsOn` of the function, or put it in `Policies` of the role.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html',
  check: onEachFunction((fn, app) => {
    const role = app.roleOf(fn);
    if (role?.isKnown !== true) {
      return undefined;
    }
    for (const { action, on } of checkedRights(app, fn)) {
      const policies = role.allowing(action, on).map(({ source }) => source);
      if (policies.length > 0 && policies.every((policy) => policy !== role.resource && !app.dependsOn(fn, policy))) {
        const [{ logicalId }] = policies;
        return finding(fn.attribute('DependsOn'), `DependsOn should name the policy that allows ${action}, got a function that may be created before ${logicalId}: add ${logicalId} to DependsOn`);
      }
    }
    return undefined;
  }),
};

/** What the role must be allowed before the function can be created. */
function checkedRights(app: App, fn: Resource): readonly { readonly action: string; readonly on?: Target }[] {
  const deadLetters = fn.at('DeadLetterConfig', 'TargetArn');
  const on = app.resourceOf(deadLetters) ?? deadLetters.text();
  const type = typeof on === 'object' ? on.type : on;
  const action = /^(AWS::SQS::Queue$|arn:[^:]*:sqs:)/.test(type ?? '') ? 'sqs:SendMessage' : /^(AWS::SNS::Topic$|arn:[^:]*:sns:)/.test(type ?? '') ? 'sns:Publish' : undefined;
  return [
    ...fn.at('VpcConfig', 'SubnetIds').isNotEmpty ? [{ action: 'ec2:CreateNetworkInterface' }] : [],
    ...action === undefined || on === undefined ? [] : [{ action, on }],
  ];
}
