import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import { Architecture, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import fc from 'fast-check';
import { AsyncFailure, ProductionFunction } from '../../lib';
import type { ProductionFunctionProps } from '../../lib';
import { GENERAL, openFindingsOf } from '../nag/examiners';
import { CODE } from '../patterns/queue-worker/define-worker';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { warningsOf } from '../synthesized';

const SEED = 20_260_101;
const letters = (min: number, max: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[a-z]{${min},${max}}$`));
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const range = (min: number, max: number): fc.Arbitrary<number> => fc.oneof(fc.constant(min), fc.constant(max), fc.integer({ min, max }));

/** Every function that the documentation of the props allows, as far as it needs nothing else. */
const legalProps: fc.Arbitrary<ProductionFunctionProps> = fc.record({
  code: fc.constant(CODE),
  description: optional(letters(1, 256)),
  functionName: optional(fc.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/)),
  memorySize: optional(range(129, 10_240)),
  timeout: optional(range(1, 900).map((seconds) => Duration.seconds(seconds))),
  ephemeralStorageSize: optional(range(512, 10_240).map((mebibytes) => Size.mebibytes(mebibytes))),
  reservedConcurrentExecutions: optional(range(1, 900)),
  paused: optional(fc.boolean()),
  architecture: optional(fc.constantFrom(Architecture.ARM_64, Architecture.X86_64)),
  environment: optional(fc.dictionary(letters(2, 20).map((name) => `SETTING_${name}`), letters(0, 100), { maxKeys: 10 })),
  tags: optional(fc.dictionary(letters(1, 120).map((key) => `team/${key}`), letters(1, 256), { maxKeys: 10 })),
  asyncFailure: optional(fc.record({
    retryAttempts: optional(range(0, 2)),
    maxEventAge: optional(range(2_041, 21_600).map((seconds) => Duration.seconds(seconds))),
  }).map((options) => AsyncFailure.toQueue(undefined, options))),
});

function define(props: ProductionFunctionProps): ProductionFunction {
  return new ProductionFunction(new Stack(testApp(), 'Stack'), 'Function', props);
}

describe('every legal function', () => {
  withTemplateValidation();

  test('synthesizes without findings', () => {
    fc.assert(fc.property(legalProps, (props) => {
      const { stack } = define(props);
      expect(() => Template.fromStack(stack)).not.toThrow();
      expect(warningsOf(stack)).toEqual([]);
      expect(openFindingsOf(stack, GENERAL)).toEqual([]);
    }), { seed: SEED, numRuns: 15 });
  });
});

describe('one step beside a legal function', () => {
  const many = (length: number, key: (index: number) => string): { [key: string]: string } => Object.fromEntries(Array.from({ length }, (_, index) => [key(index), 'x']));

  test.each<[string, Partial<ProductionFunctionProps>]>([
    ['ProductionFunctionMemorySizeOutOfRange', { memorySize: 127 }],
    ['ProductionFunctionMemorySizeOutOfRange', { memorySize: 10_241 }],
    ['ProductionFunctionTimeoutOutOfRange', { timeout: Duration.seconds(0) }],
    ['ProductionFunctionTimeoutOutOfRange', { timeout: Duration.seconds(901) }],
    ['ProductionFunctionEphemeralStorageOutOfRange', { ephemeralStorageSize: Size.mebibytes(511) }],
    ['ProductionFunctionEphemeralStorageOutOfRange', { ephemeralStorageSize: Size.mebibytes(10_241) }],
    ['ProductionFunctionReservedConcurrencyOutOfRange', { reservedConcurrentExecutions: 0 }],
    ['ProductionFunctionNameInvalid', { functionName: 'x'.repeat(65) }],
    ['ProductionFunctionNameInvalid', { functionName: 'a b' }],
    ['ProductionFunctionDescriptionTooLong', { description: 'x'.repeat(257) }],
    ['ProductionFunctionTagsTooMany', { tags: many(51, (index) => `tag${index}`) }],
    ['ProductionFunctionTagInvalid', { tags: { 'aws:team': 'x' } }],
    ['ProductionFunctionTagInvalid', { tags: { ['x'.repeat(129)]: 'x' } }],
    ['ProductionFunctionEnvironmentKeyReserved', { environment: { AWS_REGION: 'x' } }],
    ['ProductionFunctionEnvironmentKeyInvalid', { environment: { A: 'x' } }],
    ['ProductionFunctionEnvironmentTooLarge', { environment: { SETTING: 'x'.repeat(4_097) } }],
    ['AsyncFailureRetryAttemptsOutOfRange', { asyncFailure: AsyncFailure.toQueue(undefined, { retryAttempts: 3 }) }],
    ['AsyncFailureMaxEventAgeOutOfRange', { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(59) }) }],
  ])('fails with %s: %p', (code, wrong) => {
    fc.assert(fc.property(legalProps, (props) => {
      expect(() => define({ ...props, ...wrong })).toThrow(expect.objectContaining({ name: code }));
    }), { seed: SEED, numRuns: 6 });
  });

  test('fails with ProductionFunctionLayersTooMany at six layers', () => {
    fc.assert(fc.property(legalProps, (props) => {
      const stack = new Stack(testApp(), 'Stack');
      const layers = Array.from({ length: 6 }, (_, index) => LayerVersion.fromLayerVersionArn(stack, `Layer${index}`, `arn:aws:lambda:eu-west-1:111122223333:layer:l${index}:1`));
      expect(() => new ProductionFunction(stack, 'Function', { ...props, layers })).toThrow(expect.objectContaining({ name: 'ProductionFunctionLayersTooMany' }));
    }), { seed: SEED, numRuns: 6 });
  });

  test('fails with ProductionFunctionBoundaryOnGivenRole when a role and a boundary are given', () => {
    fc.assert(fc.property(legalProps, (props) => {
      const stack = new Stack(testApp(), 'Stack');
      const role = Role.fromRoleName(stack, 'Role', 'worker');
      const permissionsBoundary = ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary');
      expect(() => new ProductionFunction(stack, 'Function', { ...props, role, permissionsBoundary })).toThrow(expect.objectContaining({ name: 'ProductionFunctionBoundaryOnGivenRole' }));
    }), { seed: SEED, numRuns: 6 });
  });
});
