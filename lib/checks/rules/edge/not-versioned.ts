import type { Reading } from '../../../template';
import { functionIn } from '../../../template/function-arn';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { written } from '../../written';
import type { EdgeAssociation } from './associations';
import { edgeAssociations } from './associations';

export const notVersioned: Rule = {
  id: 'Edge.NotVersioned',
  severity: 'error',
  statement: 'A distribution names a function at the edge without the number of a version.',
  fix: 'Name an `AWS::Lambda::Version` by `Ref`.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html',
  check: (app) => edgeAssociations(app).filter((association) => isUnversioned(association)).map(({ arn }) => finding(arn,
    `LambdaFunctionARN ends in the number of a version, got ${written(arn)}: write the Ref of an AWS::Lambda::Version`)),
};

function isUnversioned({ arn, target }: EdgeAssociation): boolean {
  return target === undefined
    ? arn.every(isUnversionedArn)
    : target.version === undefined && target.isQualifierKnown && !/^\d+$/.test(target.qualifier);
}

/** Of a function from elsewhere: its literal name, and no number behind it. */
function isUnversionedArn(arn: Reading): boolean {
  const parts = arn.parts() ?? [];
  const { name = [], qualifier = [] } = functionIn(parts);
  const [number, ...others] = qualifier;
  return arn.includes(':lambda:') && arn.includes(':function:') && name.length === 1 && typeof name[0] === 'string'
    && others.length === 0 && (number === undefined || (typeof number === 'string' && !/^\d+$/.test(number)));
}
