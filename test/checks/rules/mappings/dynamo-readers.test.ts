import { dynamoReaders } from '../../../../lib/checks/rules/mappings/dynamo-readers';
import { either, expectRule, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { ARNS, globalTable, table, tableMapping } from '../../source-kit';

describe('EventSourceMapping.DynamoReaders', () => {
  test('finds the third reader of a table', () => {
    expectRule(dynamoReaders).toFind({ Table: table(), A: tableMapping(), B: tableMapping(), C: tableMapping() },
      { logicalId: 'C', property: 'Properties/EventSourceArn', message: /at most 2 mappings, got 3/ });
  });

  test('finds the third reader of a literal stream', () => {
    const reader = tableMapping({ EventSourceArn: ARNS.tableStream });
    expectRule(dynamoReaders).toFind({ A: reader, B: reader, C: reader }, { logicalId: 'C' });
  });

  test('finds the second reader of a global table', () => {
    expectRule(dynamoReaders).toFind({ Table: globalTable(['eu-west-1', 'eu-central-1']), A: tableMapping(), B: tableMapping() }, { logicalId: 'B', message: /at most 1 mappings, got 2/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['two readers', { Table: table(), A: tableMapping(), B: tableMapping() }],
    ['two readers of a global table with one replica', { Table: globalTable(['eu-west-1']), A: tableMapping(), B: tableMapping() }],
    ['two readers of a global table that may have one replica', { Table: globalTable([], { Replicas: [{ Region: 'eu-west-1' }, either({ Region: 'eu-central-1' }, NO_VALUE)] }), A: tableMapping(), B: tableMapping() }],
    ['a third that is turned off', { Table: table(), A: tableMapping(), B: tableMapping(), C: tableMapping({ Enabled: false }) }],
    ['a third that may not be there', { Table: table(), A: tableMapping(), B: tableMapping(), C: tableMapping({}, { Condition: 'Undecided' }) }],
    ['a source of a parameter', { A: tableMapping({ EventSourceArn: UNKNOWN.parameter }), B: tableMapping({ EventSourceArn: UNKNOWN.parameter }), C: tableMapping({ EventSourceArn: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(dynamoReaders).toStaySilent(resources);
  });
});
