import { basename } from 'node:path';
import type { App, Resource, Stack } from '../../../template';
import { group } from '../../../template/grouped';
import type { Finding } from '../../finding';
import type { Rule } from '../../rule';

/** A stack as it is to be, and as it is deployed. */
export interface StackPair {
  readonly now: Stack;
  readonly before: Stack;
}

/** The check of a rule that compares each stack with what is deployed of it; silent when that is not at hand. */
export function onEachPair(look: (pair: StackPair, app: App, deployed: App) => readonly Finding[]): Rule['check'] {
  return (app, { deployed }) => (deployed === undefined ? [] : pairsOf(app, deployed).flatMap((pair) => look(pair, app, deployed)));
}

/** The check of a rule that compares each resource of a type with the deployed one of the same logical id. */
export function onEachChange(type: string, look: (now: Resource, before: Resource, app: App, deployed: App) => Finding | readonly Finding[] | undefined): Rule['check'] {
  return onEachPair(({ now, before }, app, deployed) => ofType(now, type).flatMap((resource) => {
    const old = before.resources.get(resource.logicalId);
    return old?.type === type ? look(resource, old, app, deployed) ?? [] : [];
  }));
}

/** The resources of a type that have none of the same logical id in the other stack. */
export function missingIn(other: Stack, stack: Stack, type: string): readonly Resource[] {
  return ofType(stack, type).filter(({ logicalId }) => other.resources.get(logicalId)?.type !== type);
}

function ofType(stack: Stack, type: string): readonly Resource[] {
  return [...stack.resources.values()].filter((resource) => resource.type === type);
}

/** A stack is that of its name, or else of the name of its file; two lone templates are one stack. */
function pairsOf(app: App, deployed: App): readonly StackPair[] {
  const areLone = [app, deployed].every(({ stacks }) => stacks.filter(({ parent }) => parent === undefined).length === 1);
  const rootNames = ({ name, file }: Stack): readonly string[] => (areLone ? ['the only one'] : [...name === undefined ? [] : [name], basename(file).split('.')[0]]);
  const byName = new Map<string, Stack[]>();
  for (const stack of deployed.stacks) {
    group(byName, namesOf(stack, rootNames)[0], stack);
  }
  return app.stacks.flatMap((now) => {
    const candidates = namesOf(now, rootNames).map((name) => byName.get(name) ?? []);
    const [before] = candidates.find((stacks) => stacks.length === 1) ?? [];
    return before === undefined ? [] : [{ now, before }];
  });
}

function namesOf(stack: Stack, rootNames: (root: Stack) => readonly string[]): readonly string[] {
  const { parent } = stack;
  return parent === undefined ? rootNames(stack) : namesOf(parent.stack, rootNames).map((above) => `${above}/${parent.logicalId}`);
}
