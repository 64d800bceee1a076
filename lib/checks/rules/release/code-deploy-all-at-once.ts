import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const NAME = 'CodeDeployDefault.LambdaAllAtOnce';

export const codeDeployAllAtOnce: Rule = {
  id: 'CodeDeploy.AllAtOnce',
  severity: 'info',
  statement: 'A deployment group moves all requests to a new version at once.',
  fix: 'Use a canary or linear configuration, such as `CodeDeployDefault.LambdaCanary10Percent5Minutes`.',
  source: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html',
  check: onEach('AWS::CodeDeploy::DeploymentGroup', (group) => {
    const config = group.at('DeploymentConfigName');
    return config.is(NAME)
      ? finding(config, `DeploymentConfigName should shift requests step by step, got "${NAME}": use CodeDeployDefault.LambdaCanary10Percent5Minutes or the like`)
      : undefined;
  }),
};
