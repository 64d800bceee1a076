import { docDbConfigMissing } from '../../../../lib/checks/rules/mappings/doc-db-config-missing';
import { either, expectRule, getAtt, mapping, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { access, docDbMapping } from '../../source-kit';

const DATABASE = 'Properties/DocumentDBEventSourceConfig/DatabaseName';
const ACCESS = 'Properties/SourceAccessConfigurations';

describe('EventSourceMapping.DocDbConfigMissing', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['no configuration', { DocumentDBEventSourceConfig: undefined }, DATABASE],
    ['a collection alone', { DocumentDBEventSourceConfig: { CollectionName: 'collection' } }, DATABASE],
    ['no access', { SourceAccessConfigurations: undefined }, ACCESS],
    ['another access', { SourceAccessConfigurations: [access('VIRTUAL_HOST')] }, ACCESS],
  ])('finds %s', (_, properties, property) => {
    expectRule(docDbConfigMissing).toFind({ Mapping: docDbMapping(properties) }, { logicalId: 'Mapping', property, message: /got none: (set|add)/ });
  });

  test('finds both', () => {
    const Mapping = docDbMapping({ DocumentDBEventSourceConfig: {}, SourceAccessConfigurations: [] });
    expectRule(docDbConfigMissing).toFind({ Mapping }, { property: DATABASE }, { property: ACCESS });
  });

  test.each<[string, Record<string, unknown>]>([
    ['both', docDbMapping()],
    ['a name of a parameter', docDbMapping({ DocumentDBEventSourceConfig: { DatabaseName: UNKNOWN.parameter } })],
    ['a configuration in one branch', docDbMapping({ DocumentDBEventSourceConfig: either({ DatabaseName: 'database' }, NO_VALUE) })],
    ['access of a parameter', docDbMapping({ SourceAccessConfigurations: UNKNOWN.parameter })],
    ['a source of a parameter', docDbMapping({ EventSourceArn: UNKNOWN.parameter, DocumentDBEventSourceConfig: undefined })],
    ['a queue', mapping({ EventSourceArn: getAtt('Queue', 'Arn') })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(docDbConfigMissing).toStaySilent({ Mapping });
  });
});
