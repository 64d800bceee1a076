import type { Reading, Resource } from '../../../template';
import { finding } from '../../finding';
import { allows, mayAllow, policyOf } from '../../function-policy';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const PRINCIPAL = 'cloudfront.amazonaws.com';

export const cloudFrontUrlTwoActions: Rule = {
  id: 'Permission.CloudFrontUrlTwoActions',
  severity: 'warning',
  statement: 'CloudFront may invoke the URL of a function, and not the function: it needs both actions.',
  fix: 'Add a permission with `lambda:InvokeFunction` for the same function and `SourceArn`.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
  check: onEach('AWS::Lambda::Permission', (permission, app) => {
    const target = app.fnOf(permission.at('FunctionName'));
    if (target === undefined || !permission.at('Action').is('lambda:InvokeFunctionUrl') || !allows(permission, PRINCIPAL, 'lambda:InvokeFunctionUrl')) {
      return undefined;
    }
    const { possible, isComplete } = policyOf(app, target);
    return !isComplete || possible.some((other) => mayAllow(other, PRINCIPAL, 'lambda:InvokeFunction') && maySource(other.at('SourceArn'), permission.at('SourceArn')))
      ? undefined
      : finding(permission.at('Action'), 'CloudFront needs lambda:InvokeFunctionUrl and lambda:InvokeFunction, got the first only: add a permission with lambda:InvokeFunction');
  }),
};

/** Whether both may be the ARN of one distribution: not when they refer to different ones. */
function maySource(a: Reading, b: Reading): boolean {
  const [first, second] = [distributionsIn(a), distributionsIn(b)];
  return first.length === 0 || second.length === 0 || first.some((distribution) => second.includes(distribution));
}

function distributionsIn(source: Reading): readonly Resource[] {
  return source.references().map(({ resource }) => resource).filter(({ type }) => type === 'AWS::CloudFront::Distribution');
}
