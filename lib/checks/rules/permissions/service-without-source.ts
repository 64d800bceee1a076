import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isService, isServiceNamed } from '../../service-principal';
import { written } from '../../written';

const CONDITIONS = ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'EventSourceToken'];

export const serviceWithoutSource: Rule = {
  id: 'Permission.ServiceWithoutSource',
  severity: 'warning',
  statement: 'A permission lets a service in for everybody: it has neither `SourceArn` nor `SourceAccount`.',
  fix: 'Add `SourceArn` with the resource that calls, or `SourceAccount`.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const principal = permission.at('Principal');
    // The ARN of a target group is not there before the permission is.
    return CONDITIONS.every((name) => permission.at(name).isAbsent) && isService(principal) && !isServiceNamed(principal, 'elasticloadbalancing')
      ? finding(permission, `a permission for ${written(principal)} should name its source, got none of ${CONDITIONS.join(', ')}: add SourceArn, or anybody's resource of the service can invoke the function`)
      : undefined;
  }),
};
