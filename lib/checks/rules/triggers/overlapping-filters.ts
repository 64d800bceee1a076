import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { NOTIFYING_TYPES, overlapping } from './bucket-notifications';
import { nameOf } from './certain-triggers';

export const overlappingFilters: Rule = {
  id: 'S3Notification.OverlappingFilters',
  severity: 'error',
  statement: 'Two notifications of a bucket share an event, and their prefixes and suffixes overlap.',
  fix: 'Make the prefixes or the suffixes disjoint, or let one target hand the events on.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  check: onEach(NOTIFYING_TYPES, (resource) => {
    const pair = overlapping(resource);
    return pair && finding(pair[0],
      `${nameOf(pair[0])} must differ from every other notification of the bucket in events, prefix or suffix, got those of ${nameOf(pair[1])}: make them disjoint, or let one target hand the events on`);
  }),
};
