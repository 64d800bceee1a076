import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { FunctionCode, FunctionSource, ProductionFunction, QueueWorker, RecursionGuard, Rollout, SmokeTest } from '../../../lib';
import type { ProductionFunctionProps } from '../../../lib';
import { testApp } from '../../setup/app';
import type { TemplateResources } from './template-resources';

/** The parameter with the number of the version that a weighted or pinned alias names. */
export const STABLE = 'Stable';

/** Something else that changes from one deployment to the next. */
export const SETTINGS = {
  none: {},
  memory: { memorySize: 1024 },
  environment: { environment: { MODE: 'other' } },
  concurrency: { reservedConcurrentExecutions: 5 },
  tags: { tags: { team: 'orders' } },
} satisfies { [name: string]: Partial<ProductionFunctionProps> };

const probe = SmokeTest.events([{ payload: { probe: true } }]);

/** Every way to release, given the version that some of them name. */
export const ROLLOUTS: { readonly [kind in 'allAtOnce' | 'canary' | 'linear' | 'holdBack' | 'weighted' | 'pinned']: (stableVersion: string) => Rollout } = {
  allAtOnce: () => Rollout.allAtOnce(),
  canary: () => Rollout.canary({ percent: 10, bake: Duration.minutes(5), smokeTest: probe }),
  linear: () => Rollout.linear({ percent: 30, every: Duration.minutes(7), verification: probe }),
  holdBack: () => Rollout.holdBack({ percent: 20, maxAge: Duration.hours(1) }),
  weighted: (stableVersion) => Rollout.weighted({ stableVersion, candidateWeight: 25 }),
  pinned: (version) => Rollout.pinned(version),
};

/** What one deployment deploys. */
export interface Release {
  /** Two programs are the same when their numbers are. */
  readonly code: number;
  readonly setting: keyof typeof SETTINGS;
  readonly rollout: keyof typeof ROLLOUTS;
}

const templates = new Map<string, TemplateResources>();

/** The resources of a release: a function with a topic and a queue that invoke it. Synthesized once. */
export function resourcesOf({ code, setting, rollout }: Release): TemplateResources {
  const key = [code, setting, rollout].join();
  const known = templates.get(key);
  const resources = known ?? synthesize(`exports.handler = async () => ${code};`, (stable) => ({ ...SETTINGS[setting], release: ROLLOUTS[rollout](stable) }));
  templates.set(key, resources);
  return resources;
}

/** A release in which a function is allowed to invoke itself. */
export function recursiveRelease(code: number): TemplateResources {
  return synthesize(`exports.handler = async () => ${code};`, () => ({ recursion: RecursionGuard.allow('the depth is in the event') }));
}

/** A release of a function that has a name of its own. */
export function namedRelease(code: number, functionName: string, rollout: Release['rollout'] = 'allAtOnce'): TemplateResources {
  return synthesize(`exports.handler = async () => ${code};`, (stable) => ({ functionName, release: ROLLOUTS[rollout](stable) }));
}

function synthesize(program: string, propsOf: (stableVersion: string) => Partial<ProductionFunctionProps>): TemplateResources {
  const stack = new Stack(testApp(), 'Stack');
  const stable = new CfnParameter(stack, STABLE).valueAsString;
  const fn = new ProductionFunction(stack, 'Function', { code: FunctionCode.inline(program, { runtime: Runtime.NODEJS_24_X }), ...propsOf(stable) });
  new Topic(stack, 'Topic').addSubscription(new LambdaSubscription(fn));
  new QueueWorker(stack, 'Worker', { function: FunctionSource.fromFunction(fn) });
  return Template.fromStack(stack).toJSON().Resources as TemplateResources;
}
