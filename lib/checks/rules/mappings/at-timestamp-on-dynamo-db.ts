import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const atTimestampOnDynamoDb: Rule = {
  id: 'EventSourceMapping.AtTimestampOnDynamoDb',
  severity: 'error',
  statement: 'A mapping of a DynamoDB stream starts at a timestamp.',
  fix: 'Set `StartingPosition` to `TRIM_HORIZON` or `LATEST`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html',
  check: onEachMapping((mapping, { kind }) => {
    const position = mapping.at('StartingPosition');
    return kind === 'dynamodb' && position.is('AT_TIMESTAMP')
      ? finding(position, 'StartingPosition of a DynamoDB stream must be TRIM_HORIZON or LATEST, got AT_TIMESTAMP: set it to TRIM_HORIZON')
      : undefined;
  }),
};
