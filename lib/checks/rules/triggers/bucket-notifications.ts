import { TRIGGER_LIMITS } from '../../../private/limits';
import type { Reading, Resource } from '../../../template';

/** One notification of a bucket, as far as it is certain: an event counts if it is one of them in every branch. */
interface BucketNotification {
  readonly at: Reading;
  readonly events: readonly (readonly string[])[];
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
}

/** The keys of the three lists, of the events and of the rules: the CDK's own resource has those of the API. */
const FORMS = {
  'AWS::S3::Bucket': { lists: ['LambdaConfigurations', 'QueueConfigurations', 'TopicConfigurations'], events: 'Event', rules: ['Filter', 'S3Key', 'Rules'] },
  'Custom::S3BucketNotifications': {
    lists: ['LambdaFunctionConfigurations', 'QueueConfigurations', 'TopicConfigurations'], events: 'Events', rules: ['Filter', 'Key', 'FilterRules'],
  },
};

type Form = typeof FORMS[keyof typeof FORMS];

/** The resources that hold notifications of a bucket. */
export const NOTIFYING_TYPES: readonly string[] = Object.keys(FORMS);

/** Two notifications of a bucket that both match some object, if there are such in every branch. */
export function overlapping(resource: Resource): readonly [Reading, Reading] | undefined {
  const form = FORMS[resource.type as keyof typeof FORMS];
  const found = resource.at('NotificationConfiguration').alternatives.map((configuration) => firstOverlap(notifications(configuration, form)));
  return found.every((pair) => pair !== undefined) ? found[0] : undefined;
}

/** The rules that narrow down which objects a notification is about. */
export function filterRulesOf(notification: Reading): Reading {
  const form = FORMS[notification.resource.type as keyof typeof FORMS];
  return notification.at(...form.rules);
}

/** What a notification is about: one event of a bucket, several of the CDK's resource. */
export function eventsOf(notification: Reading): readonly Reading[] {
  const events = notification.at(FORMS[notification.resource.type as keyof typeof FORMS].events);
  return events.listed() ?? [events];
}

function notifications(configuration: Reading, { lists }: Form): readonly BucketNotification[] {
  const items = lists.flatMap((name) => configuration.at(name).items() ?? []);
  return items.slice(0, TRIGGER_LIMITS.bucketNotifications).flatMap((at) => {
    const [prefixes, suffixes] = [valuesOf(at, 'prefix'), valuesOf(at, 'suffix')];
    const events = eventsOf(at).flatMap((event) => {
      const texts = event.texts();
      return texts === undefined ? [] : [texts];
    });
    return prefixes === undefined || suffixes === undefined ? [] : [{ at, events, prefixes, suffixes }];
  });
}

/** What a rule may say, or nothing said: undefined when it is not known. */
function valuesOf(notification: Reading, wanted: string): readonly string[] | undefined {
  const list = filterRulesOf(notification);
  const rules = list.isAbsent ? [] : list.items();
  const names = rules?.map((rule) => rule.at('Name').text()?.toLowerCase());
  if (names === undefined || names.includes(undefined)) {
    return undefined;
  }
  return rules?.find((_, index) => names[index] === wanted)?.at('Value').texts() ?? (names.includes(wanted) ? undefined : ['']);
}

function firstOverlap(all: readonly BucketNotification[]): readonly [Reading, Reading] | undefined {
  for (const [index, one] of all.entries()) {
    const other = all.slice(0, index).find((before) => overlap(before, one));
    if (other !== undefined) {
      return [one.at, other.at];
    }
  }
  return undefined;
}

function overlap(a: BucketNotification, b: BucketNotification): boolean {
  return a.events.some((events) => b.events.some((others) => allPairs(events, others, sameEvent)))
    && allPairs(a.prefixes, b.prefixes, (one, other) => one.startsWith(other) || other.startsWith(one))
    && allPairs(a.suffixes, b.suffixes, (one, other) => one.endsWith(other) || other.endsWith(one));
}

function allPairs(some: readonly string[], others: readonly string[], test: (one: string, other: string) => boolean): boolean {
  return some.every((one) => others.every((other) => test(one, other)));
}

/** `s3:ObjectCreated:*` covers `s3:ObjectCreated:Put`. */
function sameEvent(a: string, b: string): boolean {
  const covers = (pattern: string, event: string): boolean => pattern.endsWith(':*') && event.startsWith(pattern.slice(0, -1));
  return a === b || covers(a, b) || covers(b, a);
}
