import { weightsOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const weightedLatestPrimary: Rule = {
  id: 'Alias.WeightedLatestPrimary',
  severity: 'error',
  statement: 'An alias on `$LATEST` sends a share of its requests to another version.',
  fix: 'Set `FunctionVersion` to a published version, with `Fn::GetAtt` of its `Version`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const primary = alias.at('FunctionVersion');
    return primary.is('$LATEST') && weightsOf(alias).isNotEmpty
      ? finding(primary, 'FunctionVersion of an alias with AdditionalVersionWeights must be a published version, got "$LATEST": use Fn::GetAtt Version of an AWS::Lambda::Version')
      : undefined;
  }),
};
