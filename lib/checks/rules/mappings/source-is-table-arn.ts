import type { Reading } from '../../../template';
import { isReference } from '../../../template';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const TABLES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

export const sourceIsTableArn: Rule = {
  id: 'EventSourceMapping.SourceIsTableArn',
  severity: 'error',
  statement: '`EventSourceArn` is the ARN of a DynamoDB table, not of its stream.',
  fix: 'Use `StreamArn` of the table.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html',
  check: onEachMapping((mapping) => {
    const arn = mapping.at('EventSourceArn');
    return arn.every(isTable)
      ? finding(arn, 'EventSourceArn must be the ARN of the stream of a DynamoDB table, got that of the table: use Fn::GetAtt StreamArn')
      : undefined;
  }),
};

function isTable(arn: Reading): boolean {
  const reference = arn.reference();
  if (reference !== undefined) {
    return TABLES.includes(reference.resource.type) && (reference.attribute === 'Arn' || reference.attribute === 'Ref');
  }
  const text = (arn.parts() ?? []).map((part) => {
    if (typeof part === 'string') {
      return part;
    }
    return isReference(part) && part.attribute === 'Ref' && TABLES.includes(part.resource.type) ? 'table-name' : '?';
  }).join('');
  // Nothing is unknown but partition, Region and account, which hold no stream.
  return /^arn:[^:]*:dynamodb:[^:]*:[^:]*:[^?]+$/.test(text) && !text.includes('/stream/');
}
