import { Duration, Lazy, Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { FunctionCode, ProductionFunction } from '../../lib';
import type { ProductionFunctionProps } from '../../lib';
import { failure } from '../failure';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { CODE, defineFunction, emptyStack } from './defined-function';

const number = (): number => Lazy.number({ produce: () => 1 });
const text = (): string => Lazy.string({ produce: () => 'aws:' });
const times = (count: number): string => 'x'.repeat(count);
const tags = (count: number): { [key: string]: string } => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'value']));

function importedLayers(stack: Stack, count: number): LayerVersion[] {
  return Array.from({ length: count }, (_, index) => LayerVersion.fromLayerVersionArn(stack, `Layer${index}`, `arn:aws:lambda:eu-central-1:111122223333:layer:layer${index}:1`) as LayerVersion);
}

function imageCode(stack: Stack): FunctionCode {
  return FunctionCode.imageFromRepository(new Repository(stack, 'Repository'), { digest: `sha256:${'0'.repeat(64)}` });
}

function layerFor(stack: Stack, architectures: Architecture[] | undefined): LayerVersion {
  return new LayerVersion(stack, 'Built', { code: Code.fromBucket(new Bucket(stack, 'Bucket'), 'layer.zip'), compatibleArchitectures: architectures });
}

describe('a value in its range is taken', () => {
  test.each<[string, Partial<ProductionFunctionProps>]>([
    ['memorySize at least', { memorySize: 128 }],
    ['memorySize at most', { memorySize: 10_240 }],
    ['timeout at least', { timeout: Duration.seconds(1) }],
    ['timeout at most', { timeout: Duration.seconds(900) }],
    ['ephemeralStorageSize at least', { ephemeralStorageSize: Size.mebibytes(512) }],
    ['ephemeralStorageSize at most', { ephemeralStorageSize: Size.mebibytes(10_240) }],
    ['reservedConcurrentExecutions at least', { reservedConcurrentExecutions: 1 }],
    ['functionName at shortest', { functionName: 'a' }],
    ['functionName at longest', { functionName: times(64) }],
    ['functionName of every kind of character', { functionName: 'aZ9-_' }],
    ['description at longest', { description: times(256) }],
    ['description at shortest', { description: '' }],
    ['tags at most', { tags: tags(50) }],
    ['tag key at longest', { tags: { [times(128)]: 'value' } }],
    ['tag key at shortest', { tags: { x: 'value' } }],
    ['tag value at longest', { tags: { key: times(256) } }],
    ['tag value at shortest', { tags: { key: 'v' } }],
    ['tag of every kind of character', { tags: { 'größe 1': 'a_.:/=+-@Z' } }],
    ['tag that only holds "aws:"', { tags: { 'my:aws:key': 'aws:value' } }],
  ])('%s', (_title, props) => {
    expect(() => defineFunction(props)).not.toThrow();
  });
});

describe('a value out of its range', () => {
  test.each<[string, RegExp, Partial<ProductionFunctionProps>]>([
    ['ProductionFunctionMemorySizeOutOfRange', /^memorySize .* between 128 and 10240 MB, got 127 MB: /, { memorySize: 127 }],
    ['ProductionFunctionMemorySizeOutOfRange', /got 10241 MB/, { memorySize: 10_241 }],
    ['ProductionFunctionMemorySizeOutOfRange', /whole number .* got 512.5 MB/, { memorySize: 512.5 }],
    ['ProductionFunctionTimeoutOutOfRange', /^timeout .* between 1 and 900 whole seconds, got 0 s: /, { timeout: Duration.seconds(0) }],
    ['ProductionFunctionTimeoutOutOfRange', /got 901 s/, { timeout: Duration.seconds(901) }],
    ['ProductionFunctionTimeoutOutOfRange', /got 1.5 s/, { timeout: Duration.millis(1_500) }],
    ['ProductionFunctionEphemeralStorageOutOfRange', /^ephemeralStorageSize .* between 512 and 10240 MB, got 511 MB: /, { ephemeralStorageSize: Size.mebibytes(511) }],
    ['ProductionFunctionEphemeralStorageOutOfRange', /got 10241 MB/, { ephemeralStorageSize: Size.mebibytes(10_241) }],
    ['ProductionFunctionEphemeralStorageOutOfRange', /got 512.5 MB/, { ephemeralStorageSize: Size.kibibytes(512.5 * 1_024) }],
    ['ProductionFunctionReservedConcurrencyOutOfRange', /at least 1, got 0: set paused/, { reservedConcurrentExecutions: 0 }],
    ['ProductionFunctionReservedConcurrencyOutOfRange', /got -1/, { reservedConcurrentExecutions: -1 }],
    ['ProductionFunctionReservedConcurrencyOutOfRange', /got 1.5/, { reservedConcurrentExecutions: 1.5 }],
    ['ProductionFunctionNameInvalid', /1 to 64 letters.* got "x{65}"/, { functionName: times(65) }],
    ['ProductionFunctionNameInvalid', /got ""/, { functionName: '' }],
    ['ProductionFunctionNameInvalid', /got "two words"/, { functionName: 'two words' }],
    ['ProductionFunctionDescriptionTooLong', /at most 256 characters, got 257: /, { description: times(257) }],
    ['ProductionFunctionTagsTooMany', /at most 50 tags, got 51: /, { tags: tags(51) }],
    ['ProductionFunctionTagInvalid', /got "x{129}" = "value"/, { tags: { [times(129)]: 'value' } }],
    ['ProductionFunctionTagInvalid', /got "" = "value"/, { tags: { '': 'value' } }],
    ['ProductionFunctionTagInvalid', /got "key" = ""/, { tags: { key: '' } }],
    ['ProductionFunctionTagInvalid', /got "key" = "x{257}"/, { tags: { key: times(257) } }],
    ['ProductionFunctionTagInvalid', /got "aws:key" = "value"/, { tags: { 'aws:key': 'value' } }],
    ['ProductionFunctionTagInvalid', /got "AWS:key" = "value"/, { tags: { 'AWS:key': 'value' } }],
    ['ProductionFunctionTagInvalid', /got "a#b" = "value"/, { tags: { 'a#b': 'value' } }],
    ['ProductionFunctionTagInvalid', /got "key" = "50 % off"/, { tags: { key: '50 % off' } }],
  ])('fails with %s: %s', (code, message, props) => {
    expect(() => defineFunction(props)).toThrow(failure(code, message));
  });
});

describe('a value known at deploy time only', () => {
  test.each<[string, Partial<ProductionFunctionProps>]>([
    ['memorySize', { memorySize: number() }],
    ['timeout', { timeout: Duration.seconds(number()) }],
    ['ephemeralStorageSize', { ephemeralStorageSize: Size.mebibytes(number()) }],
    ['reservedConcurrentExecutions', { reservedConcurrentExecutions: number() }],
    ['functionName', { functionName: text() }],
    ['description', { description: text() }],
    ['tag value', { tags: { key: text() } }],
    ['tag key', { tags: { [text()]: 'value' } }],
  ])('is not judged: %s', (_title, props) => {
    expect(() => defineFunction(props)).not.toThrow();
  });
});

describe('layers', () => {
  test('may be five', () => {
    expect(onlyPropertiesOf(defineFunction((stack) => ({ layers: importedLayers(stack, 5) })).stack, 'AWS::Lambda::Function').Layers).toHaveLength(5);
  });

  test('fail when they are six', () => {
    expect(() => defineFunction((stack) => ({ layers: importedLayers(stack, 6) }))).toThrow(failure('ProductionFunctionLayersTooMany', /at most 5 layers, got 6/));
  });

  test('may be four beside the extension for secrets', () => {
    const { stack } = defineFunction((scope) => ({ layers: importedLayers(scope, 4), secrets: { DATABASE: new Secret(scope, 'Secret') } }));
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').Layers).toHaveLength(5);
  });

  test('fail when they are five beside the extension for secrets', () => {
    expect(() => defineFunction((stack) => ({ layers: importedLayers(stack, 5), secrets: { DATABASE: new Secret(stack, 'Secret') } })))
      .toThrow(failure('ProductionFunctionLayersTooMany', /at most 4 layers beside the extension.*, got 5/));
  });

  test('fail on a container image', () => {
    expect(() => defineFunction((stack) => ({ code: imageCode(stack), layers: importedLayers(stack, 1) }))).toThrow(failure('ProductionFunctionLayersOnImage', /got 1: copy/));
  });

  test('fail when they are built for the other architecture', () => {
    expect(() => defineFunction((stack) => ({ layers: [layerFor(stack, [Architecture.X86_64])] })))
      .toThrow(failure('ProductionFunctionLayerArchitecture', /layers\[0\] .* architecture arm64, got x86_64/));
  });

  test.each([
    ['both architectures', [Architecture.X86_64, Architecture.ARM_64]],
    ['no architecture in particular', undefined],
  ])('may be built for %s', (_title, architectures) => {
    expect(() => defineFunction((stack) => ({ layers: [layerFor(stack, architectures)] }))).not.toThrow();
  });

  test('may be built for the architecture that the function asks for', () => {
    expect(() => defineFunction((stack) => ({ layers: [layerFor(stack, [Architecture.X86_64])], architecture: Architecture.X86_64 }))).not.toThrow();
  });
});

describe('a container image', () => {
  test('takes no layer for its secrets', () => {
    const { stack } = defineFunction((scope) => ({ code: imageCode(scope), secrets: { DATABASE: new Secret(scope, 'Secret') } }));
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).not.toHaveProperty('Layers');
  });

  test('warns of a fixed name, which bars the way back', () => {
    const { stack } = defineFunction((scope) => ({ code: imageCode(scope), functionName: 'receipts' }));
    expect(warningsOf(stack)).toEqual([expect.stringContaining('ProductionFunction.fixedNameOfImage')]);
  });

  test('does not warn of a generated name', () => {
    expect(warningsOf(defineFunction((stack) => ({ code: imageCode(stack) })).stack)).toEqual([]);
  });
});

describe('settings that exclude each other', () => {
  test('fail: a boundary for a role that is given', () => {
    expect(() => defineFunction((stack) => ({
      role: new Role(stack, 'Given', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      permissionsBoundary: ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'),
    }))).toThrow(failure('ProductionFunctionBoundaryOnGivenRole', /got both/));
  });

  test('fail: a variable that is a secret and a value', () => {
    expect(() => defineFunction((stack) => ({ environment: { DATABASE: 'x' }, secrets: { DATABASE: new Secret(stack, 'Secret') } })))
      .toThrow(failure('ProductionFunctionSecretNameTaken', /got "DATABASE" in both/));
  });
});

describe('several problems', () => {
  test('are told together, under the code of the first', () => {
    expect(() => defineFunction({ memorySize: 1, timeout: Duration.seconds(0), functionName: '', environment: { AWS_REGION: 'x' } })).toThrow(
      failure('ProductionFunctionMemorySizeOutOfRange', /got 1 MB.*; timeout .* got 0 s.*; functionName .* got "".*; environment .* got "AWS_REGION"/),
    );
  });

  test('name the construct', () => {
    expect(() => defineFunction({ memorySize: 1 })).toThrow(expect.objectContaining({ constructPath: 'Stack/Function' }));
  });

  test('leave nothing defined', () => {
    const stack = emptyStack();
    expect(() => new ProductionFunction(stack, 'Function', { code: CODE, memorySize: 1 })).toThrow(/memorySize/);
    expect(stack.node.findChild('Function').node.children).toEqual([]);
  });
});
