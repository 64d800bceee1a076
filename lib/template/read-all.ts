import { resolve } from 'node:path';
import type { FoundStacks } from './cloud-assembly';
import { readStacks } from './cloud-assembly';
import type { StackSource } from './stack-source';

/** The stacks at several paths, as those of one app: each file once, and one that is nested in another only there. */
export function readAll(paths: readonly string[]): FoundStacks {
  const found = paths.map(readStacks);
  const stacks = found.flatMap((one) => one.stacks);
  const nested = new Set(stacks.filter(({ nestedIn }) => nestedIn !== undefined).map(fileOf));
  const roots = new Set<string>();
  const kept = new Set<StackSource>();
  for (const stack of stacks) {
    const { nestedIn } = stack;
    const file = fileOf(stack);
    // Stacks come before those that are nested in them.
    if (nestedIn === undefined ? !nested.has(file) && !roots.has(file) : kept.has(nestedIn.parent)) {
      kept.add(stack);
      roots.add(file);
    }
  }
  return { stacks: [...kept], unreadable: found.flatMap((one) => one.unreadable) };
}

function fileOf({ template }: StackSource): string {
  return resolve(template.file);
}
