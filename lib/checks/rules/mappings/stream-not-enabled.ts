import type { Resource } from '../../../template';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const streamNotEnabled: Rule = {
  id: 'EventSourceMapping.StreamNotEnabled',
  severity: 'error',
  statement: '`EventSourceArn` is `StreamArn` of a DynamoDB table that has no stream.',
  fix: 'Set `StreamSpecification.StreamViewType` on the table.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html',
  check: onEachMapping((mapping) => {
    const arn = mapping.at('EventSourceArn');
    const reference = arn.reference();
    return reference?.attribute === 'StreamArn' && hasNoStream(reference.resource)
      ? finding(arn, `StreamArn exists only on a table with a stream, got table ${reference.resource.logicalId} without StreamSpecification: set its StreamViewType, such as NEW_AND_OLD_IMAGES`)
      : undefined;
  }),
};

/** A global table of two replicas or more has a stream anyway. */
function hasNoStream(table: Resource): boolean {
  return table.at('StreamSpecification').isAbsent
    && (table.type === 'AWS::DynamoDB::Table' || (table.type === 'AWS::DynamoDB::GlobalTable' && (table.at('Replicas').items() ?? [0, 1]).length < 2));
}
