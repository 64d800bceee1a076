import { ArnFormat, Fn, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { IFunction, ILayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, rejectAll } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';

/** What the names may take of the 4,096 bytes of all variables; the rest is for the other variables. */
const NAMES_LENGTH = 3_800;

/** A function, layer or stack as the pruner and its rights name it. */
export interface PruningTarget {
  readonly name: string;
  /** Without qualifier, version or id. */
  readonly arn: string;
}

/** What is pruned, each once. */
export interface PruningTargets {
  readonly functions: PruningTarget[];
  readonly layers: PruningTarget[];
  /** Those that deploy it, with the pruner's own. */
  readonly stacks: PruningTarget[];
}

/** Reduces functions and layers to their names; refuses what the pruner could not reach. */
export function pruningTargets(scope: Construct, functions: IFunction[], layers: ILayerVersion[]): PruningTargets {
  const unqualified = functions.map((fn) => (fn as IFunction & { readonly lambda?: IFunction }).lambda ?? fn);
  const targets = {
    functions: once(scope, 'function', unqualified.map(({ functionName }) => nameOf(functionName))),
    layers: once(scope, 'layer', layers.map(({ layerVersionArn }) => Fn.select(6, Fn.split(':', layerVersionArn)))),
    // Of an alias both its own stack and that of its function.
    stacks: stacksAround([scope, ...functions, ...unqualified, ...layers]),
  };
  const length = lengthOf(targets.functions, FUNCTION_LIMITS.functionName.maxLength) + lengthOf(targets.layers, FUNCTION_LIMITS.layerNameLength)
    + lengthOf(targets.stacks, 0);
  rejectAll(scope, [
    functions.length === 0 ? {
      code: lit`VersionPrunerFunctionsMissing`,
      message: 'functions must hold at least 1 function, got 0: name the functions, also those that only use the layers',
    } : undefined,
    ...unqualified.map(({ env }, index) => elsewhere(scope, `functions[${index}]`, env)),
    ...layers.map((layer, index) => elsewhere(scope, `layers[${index}]`, homeOf(layer))),
    length > NAMES_LENGTH ? {
      code: lit`VersionPrunerNamesTooLong`,
      message: `functions, layers and their stacks must have names of at most ${NAMES_LENGTH} characters together (a generated one counts as the longest: ${FUNCTION_LIMITS.functionName.maxLength} of a function, ${FUNCTION_LIMITS.layerNameLength} of a layer; and one more each), got ${length} for ${targets.functions.length} functions, ${targets.layers.length} layers and ${targets.stacks.length} stacks: define a second VersionPruner`,
    } : undefined,
  ]);
  return targets;
}

/** An import may carry the qualifier in its name. */
function nameOf(functionName: string): string {
  return Token.isUnresolved(functionName) ? functionName : functionName.split(':')[0];
}

function once(scope: Construct, resource: string, names: string[]): PruningTarget[] {
  const stack = Stack.of(scope);
  const byText = new Map(names.map((name) => [JSON.stringify(stack.resolve(name)), name]));
  return [...byText.values()].map((name) => ({
    name, arn: stack.formatArn({ service: 'lambda', resource, resourceName: name, arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
  }));
}

/**
 * A nested stack is deployed by the outermost one.
 *
 * By name, as the id itself would tie the stacks together: none could be deleted or renamed without the other.
 */
function stacksAround(constructs: IConstruct[]): PruningTarget[] {
  const stacks = new Set(constructs.map((construct) => outermost(Stack.of(construct))));
  return [...stacks].map((stack) => ({
    name: stack.stackName,
    arn: stack.formatArn({ service: 'cloudformation', resource: 'stack', resourceName: stack.stackName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }),
  }));
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}

function lengthOf(targets: PruningTarget[], longest: number): number {
  return targets.reduce((sum, { name }) => sum + 1 + (Token.isUnresolved(name) ? longest : name.length), 0);
}

/** The environment of an imported layer is that of its importer: only the ARN knows better. */
function homeOf({ layerVersionArn, env }: ILayerVersion): ResourceEnvironment {
  if (Token.isUnresolved(layerVersionArn)) {
    return env;
  }
  const [, , , region, account] = layerVersionArn.split(':');
  return { region, account };
}

function elsewhere(scope: Construct, prop: string, { region, account }: ResourceEnvironment): Problem | undefined {
  const stack = Stack.of(scope);
  const differs = (one: string, other: string): boolean => Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
  return differs(region, stack.region) || differs(account, stack.account) ? {
    code: lit`VersionPrunerTargetElsewhere`,
    message: `${prop} must be of the account and Region of the pruner (${stack.account}, ${stack.region}), got ${account}, ${region}: define a pruner there`,
  } : undefined;
}
