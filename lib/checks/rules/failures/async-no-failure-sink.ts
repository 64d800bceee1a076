import type { App, FunctionPart, Resource } from '../../../template';
import { otherQualifier } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** What sends events and does not wait: schedules and rotations tell who asked of their failures. */
const KINDS = new Set(['sns', 's3', 'events', 'logs', 'ses', 'iot', 'config']);

export const asyncNoFailureSink: Rule = {
  id: 'Function.AsyncNoFailureSink',
  severity: 'warning',
  statement: 'A function gets events asynchronously, and those that fail go nowhere.',
  fix: 'Add an `AWS::Lambda::EventInvokeConfig` with `DestinationConfig.OnFailure` for what is invoked, or a `DeadLetterConfig`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app, options) => {
    const repositories = repositoriesOf(app);
    return onEachFunction((fn) => {
      const configs = app.invokeConfigsOf(fn);
      const events = [...app.triggersOf(fn).list.filter(({ kind, delivery }) => delivery === 'async' && KINDS.has(kind)), ...repositories.get(fn) ?? []];
      const lost = events.find((event) => configs.list.every((config) => otherQualifier(config.target, event.target) || !mayKeep(config.resource)));
      return lost !== undefined && configs.isComplete && fn.at('DeadLetterConfig', 'TargetArn').isAbsent
        ? finding(fn.at('DeadLetterConfig'), `events of ${lost.resource.logicalId} that fail should go somewhere, got neither DeadLetterConfig nor an on-failure destination for ${called(lost)}: add an EventInvokeConfig with OnFailure, or DeadLetterConfig`)
        : undefined;
    })(app, options);
  },
};

function mayKeep(config: Resource): boolean {
  return !config.at('DestinationConfig', 'OnFailure', 'Destination').isAbsent;
}

function called({ target }: FunctionPart): string {
  return target.qualifier === '' ? target.function.logicalId : target.alias?.logicalId ?? target.version?.logicalId ?? `${target.function.logicalId}:${target.qualifier}`;
}

/** CodeCommit, whose repositories name functions too. */
function repositoriesOf(app: App): ReadonlyMap<Resource, readonly FunctionPart[]> {
  const byFunction = new Map<Resource, FunctionPart[]>();
  for (const trigger of app.ofType('AWS::CodeCommit::Repository').flatMap((repository) => repository.at('Triggers').items() ?? [])) {
    const target = app.fnOf(trigger.at('DestinationArn'));
    if (target !== undefined) {
      byFunction.set(target.function, [...byFunction.get(target.function) ?? [], { resource: trigger.resource, target }]);
    }
  }
  return byFunction;
}
