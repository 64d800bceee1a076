import { aliasUpdateOf, weightsOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const codeDeployWithWeights: Rule = {
  id: 'Alias.CodeDeployWithWeights',
  severity: 'warning',
  statement: 'An alias that CodeDeploy moves has weights of its own.',
  fix: 'Remove `RoutingConfig`: CodeDeploy sets the weights during a shift.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const weights = weightsOf(alias);
    return aliasUpdateOf(alias).isPresent && weights.isNotEmpty
      ? finding(weights, 'AdditionalVersionWeights should be left out where UpdatePolicy has CodeDeployLambdaAliasUpdate, got both: remove RoutingConfig')
      : undefined;
  }),
};
