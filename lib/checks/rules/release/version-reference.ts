import type { Reading } from '../../../template';
import { offending, weightsOf } from '../../aliases';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { written } from '../../written';

const PRIMARY = /^(\$LATEST(\.PUBLISHED)?|\d+)$/;
const ADDITIONAL = /^\d+$/;
/** What yields the ARN of a version, not its number. */
const ARNS = ['Ref', 'FunctionArn'];

export const versionReference: Rule = {
  id: 'Alias.VersionReference',
  severity: 'error',
  statement: '`FunctionVersion` of an alias, or that of an additional version, is the ARN of a version or another text that is no number.',
  fix: 'Use `Fn::GetAtt` of the `Version` of an `AWS::Lambda::Version`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html',
  check: onEach('AWS::Lambda::Alias', (alias) => {
    const primary = alias.at('FunctionVersion');
    const additional = offending(weightsOf(alias), (entry) => isNoVersion(entry.at('FunctionVersion'), ADDITIONAL));
    return [
      ...isNoVersion(primary, PRIMARY) ? [wrong(primary, 'FunctionVersion is the number of a version or $LATEST')] : [],
      ...additional ? [wrong(additional.at('FunctionVersion'), 'FunctionVersion of an additional version is a number')] : [],
    ];
  }),
};

function isNoVersion(reading: Reading, format: RegExp): boolean {
  return reading.every((value) => {
    const reference = value.reference();
    if (reference !== undefined) {
      return reference.resource.type === 'AWS::Lambda::Version' && ARNS.includes(reference.attribute);
    }
    const text = value.text();
    return text === undefined ? value.includes(':') : !format.test(text);
  });
}

function wrong(at: Reading, rule: string): Finding {
  return finding(at, `${rule}, got ${written(at)}: use Fn::GetAtt Version of an AWS::Lambda::Version`);
}
