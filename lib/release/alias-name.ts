import { Token } from 'aws-cdk-lib';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { ALIAS_LIMITS } from '../private/limits';

/** The alias of the version that was live before. */
export const PREVIOUS = 'previous';

/** The aliases whose names the user chooses. */
export interface ChosenNames {
  /** The name of the alias that callers use. */
  readonly aliasName: string;
  readonly previousAlias?: boolean;
  readonly stages?: string[];
}

/** What is wrong with the names of aliases. */
export function aliasNameProblems({ aliasName, previousAlias = false, stages = [] }: ChosenNames): (Problem | undefined)[] {
  const reserved = ['live', aliasName, PREVIOUS];
  return [
    Token.isUnresolved(aliasName) ? undefined : nameProblem('aliasName', aliasName),
    previousAlias && aliasName === PREVIOUS ? taken('aliasName', aliasName) : undefined,
    // A name known at deploy time only does not fit the pattern either: constructs and the context are called by it.
    ...stages.map((stage, index) => nameProblem(`stages[${index}]`, stage)
      ?? ([...reserved, ...stages.slice(0, index)].includes(stage) ? taken(`stages[${index}]`, stage) : undefined)),
  ];
}

function nameProblem(prop: string, name: string): Problem | undefined {
  const { maxLength, pattern } = ALIAS_LIMITS;
  return name.length <= maxLength && pattern.test(name) ? undefined : {
    code: lit`AliasNameInvalid`,
    message: `${prop} must be 1 to ${maxLength} letters, digits, hyphens or underscores, not digits alone, got ${JSON.stringify(name)}: choose a short word`,
  };
}

function taken(prop: string, name: string): Problem {
  return {
    code: lit`AliasNameTaken`,
    message: `${prop} must be a name that no other alias of the function has, got ${JSON.stringify(name)}: choose another one`,
  };
}
