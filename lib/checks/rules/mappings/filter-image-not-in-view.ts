import { onEachMapping, tableOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { isPattern, knownPatterns } from './filter-patterns';

/** The images that a view has not. */
const MISSING = [
  { image: 'NewImage', views: ['OLD_IMAGE', 'KEYS_ONLY'] },
  { image: 'OldImage', views: ['NEW_IMAGE', 'KEYS_ONLY'] },
];

/** A pattern for what does not exist may ask for an image that is not there. */
export const filterImageNotInView: Rule = {
  id: 'EventSourceMapping.FilterImageNotInView',
  severity: 'warning',
  statement: 'A filter pattern asks for an image that the stream of the table does not carry.',
  fix: 'Set `StreamViewType` of the table to `NEW_AND_OLD_IMAGES`.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html',
  check: onEachMapping((mapping, source) => {
    const table = tableOf(source);
    const view = table?.at('StreamSpecification', 'StreamViewType');
    return knownPatterns(mapping).flatMap(({ at, object }) => MISSING.flatMap(({ image, views }) => {
      const asked = isPattern(object.dynamodb) ? object.dynamodb[image] : undefined;
      return asked === undefined || view?.is(...views) !== true || JSON.stringify(asked).includes('"exists":false') ? [] : finding(at,
        `Pattern must not ask for ${image} of table ${table?.logicalId ?? ''}, whose stream carries ${view.text() ?? 'other images'}: set its StreamViewType to NEW_AND_OLD_IMAGES`);
    }));
  }),
};
