import { EDGE_LIMITS } from '../../../private/limits';
import type { App, Reading, Resource } from '../../../template';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { isCurrent } from '../../targets';
import { edgeAssociations } from './associations';

const { viewer, origin } = EDGE_LIMITS;

export const limits: Rule = {
  id: 'Edge.Limits',
  severity: 'error',
  statement: `A function at the edge has more than ${viewer.timeoutSeconds} s or ${viewer.memoryMb} MB for viewer events, or more than ${origin.timeoutSeconds} s for origin events.`,
  fix: 'Lower `Timeout` and `MemorySize`, or use an origin event.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-lambda-at-edge',
  check: (app) => {
    const [viewers, origins] = [functionsAt(app, 'viewer-'), functionsAt(app, 'origin-')];
    return [
      ...[...viewers].flatMap((fn) => [
        above(fn.at('Timeout'), viewer.timeoutSeconds, 's', 'Timeout of a function for viewer events'),
        above(fn.at('MemorySize'), viewer.memoryMb, 'MB', 'MemorySize of a function for viewer events'),
      ]),
      ...[...origins].filter((fn) => !viewers.has(fn)).map((fn) => above(fn.at('Timeout'), origin.timeoutSeconds, 's', 'Timeout of a function for origin events')),
    ].flatMap((found) => found ?? []);
  },
};

/** Functions for a kind of event. */
function functionsAt(app: App, kind: string): ReadonlySet<Resource> {
  return new Set(edgeAssociations(app).flatMap(({ at, target }) =>
    (target !== undefined && isCurrent(target) && at.at('EventType').textThat((text) => text.startsWith(kind)) !== undefined ? [target.function] : [])));
}

function above(setting: Reading, max: number, unit: string, name: string): Finding | undefined {
  const value = setting.numberThat((number) => number > max);
  return value === undefined ? undefined : finding(setting, `${name} is at most ${max} ${unit}, got ${value} ${unit}: set it to ${max}, or use another event`);
}
