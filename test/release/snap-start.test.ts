import { Lazy, Size, Stack } from 'aws-cdk-lib';
import { Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda';
import { SnapStart } from '../../lib/release/snap-start';
import type { SnapStartBindOptions } from '../../lib/release/snap-start';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { resourceOf, warningsOf } from '../synthesized';
import type { DefinedAlias } from './warm-alias';
import { defineAlias } from './warm-alias';

const PYTHON: SnapStartBindOptions = { runtime: Runtime.PYTHON_3_13 };

/** A function that starts from a snapshot. */
function define(): DefinedAlias {
  const snapStart = SnapStart.onPublishedVersions();
  const stack = new Stack(testApp(), 'Other');
  return defineAlias({ ...PYTHON, snapStart: snapStart.bind(stack, PYTHON) });
}

/** What it sets on a function. */
function bind(options: Partial<SnapStartBindOptions>): unknown {
  return SnapStart.onPublishedVersions().bind(new Stack(testApp(), 'Stack'), { ...PYTHON, ...options });
}

describe('SnapStart', () => {
  test('takes a snapshot of published versions, two in a stack', () => {
    const snapStart = SnapStart.onPublishedVersions();
    const stack = new Stack(testApp(), 'Stack');
    expect(snapStart.bind(stack, PYTHON)).toBe(snapStart.bind(stack, PYTHON));
    const { fn } = define();
    snapStart._acknowledgeVersions(fn);
    expect(resourceOf(fn).Properties.SnapStart).toEqual({ ApplyOn: 'PublishedVersions' });
  });

  test('is not warned of when the function publishes versions', () => {
    const reminder = [expect.stringContaining('only supports published Lambda versions')];
    const { stack, fn } = define();
    expect(warningsOf(stack)).toEqual(reminder);
    SnapStart.onPublishedVersions()._acknowledgeVersions(fn);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('the runtime of SnapStart', () => {
  test.each([
    Runtime.JAVA_11, Runtime.JAVA_21, Runtime.JAVA_25, Runtime.PYTHON_3_12, Runtime.PYTHON_3_13, Runtime.DOTNET_8, Runtime.FROM_IMAGE,
    new Runtime('java99', RuntimeFamily.JAVA, { supportsSnapStart: true }),
  ])('may be $name', (runtime) => {
    expect(() => bind({ runtime })).not.toThrow();
  });

  test.each([
    Runtime.JAVA_8_CORRETTO, Runtime.PYTHON_3_11, Runtime.NODEJS_22_X, Runtime.RUBY_3_4, Runtime.PROVIDED_AL2023,
  ])('fails to be $name', (runtime) => {
    expect(() => bind({ runtime })).toThrow(failure('SnapStartRuntimeUnsupported', new RegExp(`got ${runtime.name}:`)));
  });
});

describe('the ephemeral storage of SnapStart', () => {
  test.each([Size.mebibytes(512), Size.kibibytes(524_288)])('may be %o', (ephemeralStorageSize) => {
    expect(() => bind({ ephemeralStorageSize })).not.toThrow();
  });

  test.each([[513, '513'], [10_240, '10240']])('fails to be %d MB', (size, text) => {
    expect(() => bind({ ephemeralStorageSize: Size.mebibytes(size) })).toThrow(failure('SnapStartEphemeralStorageTooLarge', new RegExp(`at most 512 MB .* got ${text} MB:`)));
  });

  test('is not checked when it is a deploy-time value', () => {
    expect(() => bind({ ephemeralStorageSize: Size.mebibytes(Lazy.number({ produce: () => 10_240 })) })).not.toThrow();
  });
});

describe('together with SnapStart', () => {
  test('a file system fails', () => {
    expect(() => bind({ fileSystem: true })).toThrow(failure('SnapStartWithFileSystem', /got one:/));
    expect(() => bind({ fileSystem: false })).not.toThrow();
  });

  test('warm environments fail', () => {
    expect(() => bind({ warm: true })).toThrow(failure('SnapStartWithWarm', /got both:/));
    expect(() => bind({ warm: false })).not.toThrow();
  });

  test('everything that fails is named at once', () => {
    expect(() => bind({ runtime: Runtime.NODEJS_22_X, ephemeralStorageSize: Size.gibibytes(1), fileSystem: true, warm: true }))
      .toThrow(failure('SnapStartRuntimeUnsupported', /nodejs22\.x.*1024 MB.*file system.*got both/));
  });
});
