import type { App, Resource } from '../../../template';
import { queueOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { deadLetterQueueOf } from '../queues/redrive';

const POLICIES = ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'];

/** A dead-letter queue that takes the failures of the mapping too costs nothing: stray events are not lost. */
export const dlqUnused: Rule = {
  id: 'Function.DlqUnused',
  severity: 'warning',
  statement: 'A function with `DeadLetterConfig` is polled, and nothing invokes it asynchronously.',
  fix: 'Give the queue a `RedrivePolicy`, or the mapping of a stream an on-failure destination, and drop `DeadLetterConfig`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app, options) => {
    const invokable = mentionedInPolicies(app);
    return onEachFunction((fn) => {
      const target = fn.at('DeadLetterConfig', 'TargetArn');
      const mappings = app.mappingsOf(fn).list;
      const joins = [app.permissionsOf(fn), app.urlsOf(fn), app.invokeConfigsOf(fn), app.triggersOf(fn)];
      return target.isPresent && mappings.length > 0 && joins.every(({ list, isComplete }) => isComplete && list.length === 0)
        && !invokable.has(fn) && !takesFailuresOf(app, mappings.map(({ resource }) => resource), app.resourceOf(target))
        ? finding(fn.at('DeadLetterConfig'), `DeadLetterConfig takes asynchronous events, got a function that ${mappings[0].resource.logicalId} polls for: set RedrivePolicy on the queue or OnFailure on the mapping, and drop DeadLetterConfig`)
        : undefined;
    })(app, options);
  },
};

/** Whether what fails of a mapping ends in the same place: by the redrive policy of its queue, or by its own destination. */
function takesFailuresOf(app: App, mappings: readonly Resource[], target: Resource | undefined): boolean {
  return target !== undefined && mappings.some((mapping) => {
    const queue = queueOf(app.eventSourceOf(mapping));
    const places = [queue && deadLetterQueueOf(app, queue), app.resourceOf(mapping.at('DestinationConfig', 'OnFailure', 'Destination'))];
    return places.includes(target);
  });
}

/** Functions that somebody is allowed to invoke, as themselves or by an alias or version: it may be asynchronously. */
function mentionedInPolicies(app: App): ReadonlySet<Resource> {
  const mentioned = new Set(app.ofType(...POLICIES).flatMap(({ properties }) => properties.references().map(({ resource }) => resource)));
  const parts = [...mentioned].filter(({ type }) => type === 'AWS::Lambda::Alias' || type === 'AWS::Lambda::Version');
  return new Set([...mentioned, ...parts.flatMap((part) => app.fnOf(part.at('FunctionName'))?.function ?? [])]);
}
