import { streamNotEnabled } from '../../../../lib/checks/rules/mappings/stream-not-enabled';
import { either, expectRule, getAtt, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';
import { globalTable, table, tableMapping } from '../../source-kit';

const NONE = { StreamSpecification: undefined };

describe('EventSourceMapping.StreamNotEnabled', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a table', table(NONE)],
    ['a table without it in both branches', table({ StreamSpecification: either(NO_VALUE, NO_VALUE) })],
    ['a global table of one replica', globalTable(['eu-west-1'])],
  ])('finds %s without a stream', (_, Table) => {
    expectRule(streamNotEnabled).toFind({ Mapping: tableMapping(), Table },
      { logicalId: 'Mapping', property: 'Properties/EventSourceArn', message: /got table Table without StreamSpecification: set its StreamViewType/ });
  });

  test('follows an export of another stack', () => {
    expectRule(streamNotEnabled).toFind([
      { template: { Resources: { Table: table(NONE) }, Outputs: { Out: { Value: getAtt('Table', 'StreamArn'), Export: { Name: 'stream' } } } } },
      { template: { Resources: { Mapping: tableMapping({ EventSourceArn: { 'Fn::ImportValue': 'stream' } }) } } },
    ], { logicalId: 'Mapping' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a stream', table()],
    ['a stream in one branch', table({ StreamSpecification: either({ StreamViewType: 'KEYS_ONLY' }, NO_VALUE) })],
    ['a parameter', table({ StreamSpecification: UNKNOWN.parameter })],
    ['a transform', table({ ...NONE, 'Fn::Transform': { Name: 'AWS::Include' } })],
    ['a global table of two replicas', globalTable(['eu-west-1', 'eu-central-1'])],
    ['a global table whose replicas are not known', globalTable([], { Replicas: UNKNOWN.parameter })],
    ['a custom resource', resource('Custom::Table')],
  ])('is silent about %s', (_, Table) => {
    expectRule(streamNotEnabled).toStaySilent({ Mapping: tableMapping(), Table });
  });

  test('does not concern a Kinesis stream that takes the changes', () => {
    expectRule(streamNotEnabled).toStaySilent({ Mapping: tableMapping({ EventSourceArn: getAtt('Stream', 'Arn') }), Table: table(NONE), Stream: resource('AWS::Kinesis::Stream') });
  });
});
