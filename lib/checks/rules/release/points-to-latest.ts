import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const pointsToLatest: Rule = {
  id: 'Alias.PointsToLatest',
  severity: 'warning',
  statement: 'An alias is on `$LATEST`: it moves with every update, and there is nothing to go back to.',
  fix: 'Set `FunctionVersion` to a published version, with `Fn::GetAtt` of its `Version`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const version = alias.at('FunctionVersion');
    return version.is('$LATEST')
      ? finding(version, 'FunctionVersion should be a published version, got "$LATEST": use Fn::GetAtt Version of an AWS::Lambda::Version')
      : undefined;
  }),
};
