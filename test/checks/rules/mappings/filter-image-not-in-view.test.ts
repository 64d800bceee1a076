import { filterImageNotInView } from '../../../../lib/checks/rules/mappings/filter-image-not-in-view';
import { either, expectRule, UNKNOWN } from '../../rule-kit';
import { ARNS, filters, globalTable, table, tableMapping } from '../../source-kit';

const viewed = (StreamViewType: unknown): Record<string, unknown> => table({ StreamSpecification: { StreamViewType } });
const asking = (image: string, value: unknown = { a: { S: ['x'] } }): Record<string, unknown> => tableMapping(filters({ dynamodb: { [image]: value } }));

describe('EventSourceMapping.FilterImageNotInView', () => {
  test.each([['NewImage', 'OLD_IMAGE'], ['NewImage', 'KEYS_ONLY'], ['OldImage', 'NEW_IMAGE'], ['OldImage', 'KEYS_ONLY']])('finds %s of %s', (image, view) => {
    expectRule(filterImageNotInView).toFind({ Table: viewed(view), Mapping: asking(image) },
      { logicalId: 'Mapping', property: 'Properties/FilterCriteria/Filters/0/Pattern', message: new RegExp(`ask for ${image} of table Table, whose stream carries ${view}: set`) });
  });

  test('finds it with both views wrong, and on a global table', () => {
    expectRule(filterImageNotInView).toFind({ Table: viewed(either('OLD_IMAGE', 'KEYS_ONLY')), Mapping: asking('NewImage') }, {});
    expectRule(filterImageNotInView).toFind({ Table: globalTable(['eu-west-1'], { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } }), Mapping: asking('NewImage') }, {});
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['both images', viewed('NEW_AND_OLD_IMAGES'), asking('OldImage')],
    ['the new image', viewed('NEW_IMAGE'), asking('NewImage')],
    ['the keys', viewed('KEYS_ONLY'), asking('Keys')],
    ['a view of a parameter', viewed(UNKNOWN.parameter), asking('NewImage')],
    ['a view that is right in one branch', viewed(either('KEYS_ONLY', 'NEW_IMAGE')), asking('NewImage')],
    ['what does not exist', viewed('NEW_IMAGE'), asking('OldImage', { a: { S: [{ exists: false }] } })],
    ['a table outside', viewed('KEYS_ONLY'), tableMapping({ EventSourceArn: ARNS.tableStream, ...filters({ dynamodb: { NewImage: { a: { S: ['x'] } } } }) })],
    ['an event', viewed('KEYS_ONLY'), tableMapping(filters({ eventName: ['INSERT'] }))],
  ])('is silent about %s', (_, Table, Mapping) => {
    expectRule(filterImageNotInView).toStaySilent({ Table, Mapping });
  });
});
