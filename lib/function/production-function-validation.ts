import { Token } from 'aws-cdk-lib';
import { CfnLayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ILayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionCodeConfig } from '../code';
import type { Problem } from '../private/errors';
import { lit, outside, rejectAll } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';
import { tagProblems } from '../private/tags';
import { compact, known, knownMebibytes, knownSeconds } from '../private/values';
import { aliasNameProblems } from '../release/alias-name';
import { environmentProblems } from './environment';
import type { ProductionFunctionProps } from './production-function-props';
import { needsSecretsExtension } from './secrets';

/** The alias that callers use. Part of its ARN, so of every permission and trigger. */
export const LIVE = 'live';

/** Refuses everything that can be known to be wrong before anything is defined. */
export function checkProps(scope: Construct, props: ProductionFunctionProps): void {
  rejectAll(scope, [
    ...sizeProblems(props),
    ...textProblems(props),
    ...concurrencyProblems(props),
    ...tagProblems(props.tags ?? {}, { tooMany: lit`ProductionFunctionTagsTooMany`, invalid: lit`ProductionFunctionTagInvalid` }),
    ...aliasNameProblems(compact({ aliasName: LIVE, stages: props.stages })),
    ...environmentProblems({ ...props.environment, ...secretNames(props) }),
    ...Object.keys(props.secrets ?? {}).map((name) => props.environment?.[name] === undefined ? undefined : {
      code: lit`ProductionFunctionSecretNameTaken`,
      message: `secrets and environment must not name the same variable, got "${name}" in both: rename one`,
    }),
    props.role && props.permissionsBoundary ? {
      code: lit`ProductionFunctionBoundaryOnGivenRole`,
      message: 'permissionsBoundary must not be given together with role, got both: set the boundary on the role itself',
    } : undefined,
  ]);
}

/** Refuses settings that do not fit the code. */
export function checkAgainstCode(scope: Construct, props: ProductionFunctionProps, code: FunctionCodeConfig): void {
  const layers = props.layers ?? [];
  rejectAll(scope, [
    layers.length > 0 && code.runtime === Runtime.FROM_IMAGE ? {
      code: lit`ProductionFunctionLayersOnImage`,
      message: `layers must not be given for a container image, got ${layers.length}: copy their content into the image`,
    } : undefined,
    layers.length === FUNCTION_LIMITS.layers && needsSecretsExtension(props.secrets, code.runtime) ? {
      code: lit`ProductionFunctionLayersTooMany`,
      message: `layers must hold at most ${FUNCTION_LIMITS.layers - 1} layers beside the extension that serves secrets, got ${layers.length}: merge some`,
    } : undefined,
    ...layers.map((layer, index) => {
      const built = architecturesOf(layer);
      return built === undefined || built.includes(code.architecture.name) ? undefined : {
        code: lit`ProductionFunctionLayerArchitecture`,
        message: `layers[${index}] must be built for the function's architecture ${code.architecture.name}, got ${built.join(', ')}: build the layer for ${code.architecture.name}, or set architecture`,
      };
    }),
  ]);
}

/** The instruction sets a layer of this app says it is built for; undefined when it says nothing, or is imported. */
function architecturesOf(layer: ILayerVersion): string[] | undefined {
  const resource = layer.node.defaultChild;
  const built = resource !== undefined && CfnLayerVersion.isCfnLayerVersion(resource) ? resource.compatibleArchitectures : undefined;
  return built === undefined || Token.isUnresolved(built) || built.some((name) => Token.isUnresolved(name)) ? undefined : built;
}

function sizeProblems({ memorySize, timeout, ephemeralStorageSize, layers }: ProductionFunctionProps): (Problem | undefined)[] {
  const { memoryMb: memory, timeoutSeconds, ephemeralStorageMb: storage } = FUNCTION_LIMITS;
  const [seconds, mebibytes] = [knownSeconds(timeout), knownMebibytes(ephemeralStorageSize)];
  return [
    outside(memorySize, memory.min, memory.max, {
      code: lit`ProductionFunctionMemorySizeOutOfRange`,
      message: `memorySize must be a whole number between ${memory.min} and ${memory.max} MB, got ${memorySize} MB: choose a value in that range`,
    }),
    outside(seconds, timeoutSeconds.min, timeoutSeconds.max, {
      code: lit`ProductionFunctionTimeoutOutOfRange`,
      message: `timeout must be between ${timeoutSeconds.min} and ${timeoutSeconds.max} whole seconds, got ${seconds} s: split longer work, or hand it to Step Functions`,
    }),
    outside(mebibytes, storage.min, storage.max, {
      code: lit`ProductionFunctionEphemeralStorageOutOfRange`,
      message: `ephemeralStorageSize must be a whole number between ${storage.min} and ${storage.max} MB, got ${mebibytes} MB: mount a file system for more`,
    }),
    layers && !Token.isUnresolved(layers) && layers.length > FUNCTION_LIMITS.layers ? {
      code: lit`ProductionFunctionLayersTooMany`,
      message: `layers must hold at most ${FUNCTION_LIMITS.layers} layers, got ${layers.length}: merge some`,
    } : undefined,
  ];
}

function textProblems(props: ProductionFunctionProps): (Problem | undefined)[] {
  const { functionName: { maxLength, pattern }, descriptionLength } = FUNCTION_LIMITS;
  const [name, description] = [known(props.functionName), known(props.description)];
  return [
    name !== undefined && (name.length > maxLength || !pattern.test(name)) ? {
      code: lit`ProductionFunctionNameInvalid`,
      message: `functionName must be 1 to ${maxLength} letters, digits, hyphens or underscores, got ${JSON.stringify(name)}: leave it out to have one generated`,
    } : undefined,
    description !== undefined && description.length > descriptionLength ? {
      code: lit`ProductionFunctionDescriptionTooLong`,
      message: `description must have at most ${descriptionLength} characters, got ${description.length}: shorten it`,
    } : undefined,
  ];
}

function concurrencyProblems({ reservedConcurrentExecutions: reserved }: ProductionFunctionProps): (Problem | undefined)[] {
  return [
    outside(reserved, 1, Number.MAX_SAFE_INTEGER, {
      code: lit`ProductionFunctionReservedConcurrencyOutOfRange`,
      message: `reservedConcurrentExecutions must be a whole number of at least 1, got ${reserved}: set paused to stop the function`,
    }),
  ];
}

/** Stands in for the ARNs, which are known at deploy time. */
function secretNames({ secrets }: ProductionFunctionProps): { [variable: string]: string } {
  return Object.fromEntries(Object.keys(secrets ?? {}).map((name) => [name, '']));
}
