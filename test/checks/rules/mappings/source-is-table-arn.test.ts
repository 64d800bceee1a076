import { sourceIsTableArn } from '../../../../lib/checks/rules/mappings/source-is-table-arn';
import { either, expectRule, getAtt, mapping, ref, resource, sub, UNKNOWN } from '../../rule-kit';
import { ARNS, globalTable, joined, table } from '../../source-kit';

const tables = { Table: table({ TableName: 'orders' }), Global: globalTable(['eu-west-1']) };

describe('EventSourceMapping.SourceIsTableArn', () => {
  test.each<[string, unknown]>([
    ['GetAtt Arn of a table', getAtt('Table', 'Arn')],
    ['GetAtt Arn of a global table', getAtt('Global', 'Arn')],
    ['Ref of a table', ref('Table')],
    ['a Sub of the ARN', sub('${Table.Arn}')],
    ['an ARN around Ref of a table', sub('arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}')],
    ['an ARN with pseudo parameters', joined('dynamodb', 'table/orders')],
    ['a literal ARN', ARNS.table],
    ['two branches of that kind', either(ARNS.table, getAtt('Table', 'Arn'))],
  ])('finds %s', (_, EventSourceArn) => {
    expectRule(sourceIsTableArn).toFind({ ...tables, Mapping: mapping({ EventSourceArn }) },
      { logicalId: 'Mapping', property: 'Properties/EventSourceArn', message: /use Fn::GetAtt StreamArn/ });
  });

  test.each<[string, unknown]>([
    ['StreamArn', getAtt('Table', 'StreamArn')],
    ['a literal stream', ARNS.tableStream],
    ['a stream put together', joined('dynamodb', 'table/orders/stream/2026-01-01T00:00:00.000')],
    ['a stream behind the ARN of the table', sub('${Table.Arn}/stream/2026-01-01T00:00:00.000')],
    ['a table and perhaps a stream of a parameter', sub('arn:aws:dynamodb:eu-west-1:111122223333:table/${Parameter}')],
    ['what a custom resource yields', sub('arn:aws:dynamodb:eu-west-1:111122223333:table/${Custom}')],
    ['a table and perhaps a stream of its attribute', sub('arn:aws:dynamodb:eu-west-1:111122223333:${Custom.Path}')],
    ['a stream in one branch', either(getAtt('Table', 'StreamArn'), ARNS.table)],
    ['a queue', getAtt('Queue', 'Arn')],
    ['a Kinesis stream', ARNS.stream],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['nothing', undefined],
  ])('is silent about %s', (_, EventSourceArn) => {
    expectRule(sourceIsTableArn).toStaySilent({ ...tables, Queue: resource('AWS::SQS::Queue'), Custom: resource('Custom::Table'), Mapping: mapping({ EventSourceArn }) });
  });
});
