import { ALIAS_LIMITS } from '../../../private/limits';
import { weightsOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const { additionalVersions } = ALIAS_LIMITS;

export const tooManyWeights: Rule = {
  id: 'Alias.TooManyWeights',
  severity: 'error',
  statement: `\`RoutingConfig.AdditionalVersionWeights\` has more than ${additionalVersions} entry.`,
  fix: 'Keep one entry: an alias has one first version and one candidate.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AliasRoutingConfiguration.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const weights = weightsOf(alias);
    const [count = 0] = weights.alternatives.map((list) => list.items()?.filter((entry) => entry.isPresent).length ?? 0).sort((a, b) => a - b);
    return count <= additionalVersions
      ? undefined
      : finding(weights, `AdditionalVersionWeights has at most ${additionalVersions} entry, got ${count}: keep the one of the candidate`);
  }),
};
