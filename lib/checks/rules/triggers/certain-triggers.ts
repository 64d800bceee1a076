import type { App, Reading, Trigger } from '../../../template';
import { sameTarget } from '../../../template';

/** The triggers that certainly exist together with their function, and name it in every branch. */
export function certainTriggers(app: App): readonly Trigger[] {
  return app.triggers.filter(({ resource, at, target }) => {
    const found = app.fnOf(resource.at(...keysOf(at)));
    return app.coexist(target.function, resource) && found !== undefined && sameTarget(found, target);
  });
}

/** What holds the name of the function: the configuration, the target, the action. */
export function entryOf({ resource, at }: Trigger): Reading {
  return resource.at(...keysOf(at).slice(0, -1));
}

/** A property as a message calls it. */
export function nameOf({ path }: Reading): string {
  return path.replace('Properties/', '');
}

function keysOf({ path }: Reading): readonly string[] {
  return path.split('/').slice(1);
}
