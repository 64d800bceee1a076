import { latestMayMiss } from '../../../../lib/checks/rules/mappings/latest-may-miss';
import { either, expectRule, UNKNOWN } from '../../rule-kit';
import { ARNS, mskMapping, stream, streamMapping, table, tableMapping } from '../../source-kit';

describe('EventSourceMapping.LatestMayMiss', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a stream', streamMapping({ StartingPosition: 'LATEST' })],
    ['a table', tableMapping({ StartingPosition: 'LATEST' })],
  ])('finds %s', (_, Mapping) => {
    expectRule(latestMayMiss).toFind({ Stream: stream(), Table: table(), Mapping }, { logicalId: 'Mapping', property: 'Properties/StartingPosition', message: /got LATEST/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['TRIM_HORIZON', streamMapping()],
    ['one branch', streamMapping({ StartingPosition: either('LATEST', 'TRIM_HORIZON') })],
    ['a parameter', streamMapping({ StartingPosition: UNKNOWN.parameter })],
    ['Kafka', mskMapping({ EventSourceArn: ARNS.cluster, StartingPosition: 'LATEST' })],
    ['a source of a parameter', streamMapping({ EventSourceArn: UNKNOWN.parameter, StartingPosition: 'LATEST' })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(latestMayMiss).toStaySilent({ Stream: stream(), Mapping });
  });
});
