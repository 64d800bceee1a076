import { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import { compact } from '../private/values';
import type { RolloutBinding } from './alias-route';
import { definePreviousAlias } from './previous-alias';
import { defineRollbackSwitch, rollBackByContext } from './rollback-switch';
import { Rollout } from './rollout';
import { defineStageAliases } from './stage-aliases';

/** How the alias that callers use moves on, and back, and which ones stand beside it. */
export interface ReleaseChoice {
  readonly release?: Rollout;
  readonly rollbackSwitch?: boolean;
  readonly previousAlias?: boolean;
  readonly stages?: string[];
}

/** The aliases of a function: what callers use with, around it, what its way of being released needs, and those beside it. */
export class ReleasedAliases {
  /** What callers use. */
  public readonly live: Alias;

  /** The version that was live before. */
  public readonly previous?: Alias;

  /** By the names of the stages. */
  public readonly stages: ReadonlyMap<string, Alias>;

  constructor(private readonly scope: Construct, aliasName: string, choice: ReleaseChoice, binding: RolloutBinding) {
    const { release = Rollout.allAtOnce(), stages = [] } = choice;
    const route = release._route(scope, binding);
    this.live = new Alias(scope, 'Live', compact({ aliasName, description: 'What callers use', ...route }));
    release._bind(scope, this.live, binding);
    const target = rollBackByContext(scope, this.live, route);
    if (choice.rollbackSwitch) {
      defineRollbackSwitch(scope, this.live, target);
    }
    // It needs to know where the other one goes in the end.
    this.previous = choice.previousAlias ? definePreviousAlias(scope, this.live, binding) : undefined;
    this.stages = defineStageAliases(scope, stages, binding);
  }

  /** The alias of a stage; refuses a name that is none. */
  public stage(name: string): Alias {
    const known = this.stages.size > 0 ? [...this.stages.keys()].join(', ') : 'none';
    return this.stages.get(name) ?? reject(this.scope, lit`StageUnknown`, `name must be one of stages (${known}), got ${JSON.stringify(name)}: add it to stages`);
  }
}
