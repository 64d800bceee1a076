import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const multipleLambdaTargets: Rule = {
  id: 'TargetGroup.MultipleLambdaTargets',
  severity: 'error',
  statement: 'A target group of type `lambda` has more than one target.',
  fix: 'Make a target group for each function, and give them weights in the listener rule.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html',
  check: onEach('AWS::ElasticLoadBalancingV2::TargetGroup', (group) => {
    const targets = group.at('Targets');
    const count = (targets.items() ?? []).filter((item) => !item.alternatives.some(({ isAbsent }) => isAbsent)).length;
    return group.at('TargetType').is('lambda') && count > 1
      ? finding(targets, `Targets of a target group of type lambda has one function, got ${count}: make a target group for each`)
      : undefined;
  }),
};
