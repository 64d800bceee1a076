import { filterKmsWithoutFilters } from '../../../../lib/checks/rules/mappings/filter-kms-without-filters';
import { either, expectRule, getAtt, mapping, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';
import { filters } from '../../source-kit';

const KmsKeyArn = getAtt('Key', 'Arn');

describe('EventSourceMapping.FilterKmsWithoutFilters', () => {
  test.each<[string, Record<string, unknown>]>([
    ['no filters', { KmsKeyArn }],
    ['empty criteria', { KmsKeyArn, FilterCriteria: {} }],
    ['an empty list', { KmsKeyArn, FilterCriteria: { Filters: [] } }],
    ['a literal key', { KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/0123' }],
  ])('finds %s', (_, properties) => {
    expectRule(filterKmsWithoutFilters).toFind({ Key: resource('AWS::KMS::Key'), Mapping: mapping(properties) },
      { logicalId: 'Mapping', property: 'Properties/KmsKeyArn', message: /without FilterCriteria: remove it/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['filters', { KmsKeyArn, ...filters({ body: ['x'] }) }],
    ['filters in one branch', { KmsKeyArn, FilterCriteria: either({ Filters: [{ Pattern: '{}' }] }, NO_VALUE) }],
    ['filters of a parameter', { KmsKeyArn, FilterCriteria: UNKNOWN.parameter }],
    ['a key in one branch', { KmsKeyArn: either(KmsKeyArn, NO_VALUE) }],
    ['no key', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(filterKmsWithoutFilters).toStaySilent({ Key: resource('AWS::KMS::Key'), Mapping: mapping(properties) });
  });
});
