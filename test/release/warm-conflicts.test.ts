import { Fn, Lazy } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Alias, SnapStartConf, Version } from 'aws-cdk-lib/aws-lambda';
import type { CfnAlias, CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Warm } from '../../lib/release/warm';
import { failure } from '../failure';
import { resourceOf, warningsOf } from '../synthesized';
import { defineAlias, keepWarm } from './warm-alias';

const FROM_SNAPSHOT = { snapStart: SnapStartConf.ON_PUBLISHED_VERSIONS };

describe('an alias of $LATEST', () => {
  test('fails to be kept warm', () => {
    const { stack, alias } = defineAlias({}, (fn) => ({ version: fn.latestVersion }));
    expect(() => Warm.fixed(1).bind(stack, alias)).toThrow(failure('WarmOnLatest', /\$LATEST behind "live":/));
  });
});

describe('an alias with weights', () => {
  test('fails to be kept warm', () => {
    const { stack, alias } = defineAlias({}, (fn) => ({ additionalVersions: [{ version: Version.fromVersionAttributes(fn, 'Old', { lambda: fn, version: '3' }), weight: 0.1 }] }));
    expect(() => Warm.utilization({ min: 2, max: 3 }).bind(stack, alias)).toThrow(failure('WarmWithWeights', /"live" with more than one version:/));
  });

  test('is not refused where its routing is a deploy-time value', () => {
    const { stack, alias } = defineAlias();
    (alias.node.defaultChild as CfnAlias).routingConfig = Fn.conditionIf('Never', {}, {});
    expect(() => Warm.fixed(1).bind(stack, alias)).not.toThrow();
  });
});

describe('a function with SnapStart', () => {
  test('fails to be kept warm', () => {
    expect(() => keepWarm(Warm.fixed(1), FROM_SNAPSHOT)).toThrow(failure('WarmWithSnapStart', /got both:/));
  });

  test('is not refused when it takes no snapshot, or only the template knows', () => {
    for (const snapStart of [{ applyOn: 'None' }, Fn.conditionIf('Never', {}, {})]) {
      const { stack, alias, fn } = defineAlias();
      (fn.node.defaultChild as CfnFunction).snapStart = snapStart;
      expect(() => Warm.fixed(1).bind(stack, alias)).not.toThrow();
    }
  });
});

describe('reserved concurrency', () => {
  const hour = (value: string): Schedule => Schedule.cron({ minute: '0', hour: value });
  const WAYS: [string, Warm][] = [
    ['a fixed number', Warm.fixed(10)],
    ['the highest by utilization', Warm.utilization({ min: 2, max: 10 })],
    ['the highest of a schedule', Warm.schedule([{ schedule: hour('8'), min: 3, max: 10 }, { schedule: hour('9'), min: 4 }])],
    ['the start of a schedule', Warm.schedule([{ schedule: hour('8'), min: 3 }], { initial: { min: 2, max: 10 } })],
    ['the known number of a schedule', Warm.schedule([{ schedule: hour('8'), min: 10, max: Lazy.number({ produce: () => 12 }) }])],
  ];

  test.each(WAYS)('fails below %s', (_title, warm) => {
    expect(() => keepWarm(warm, { reservedConcurrentExecutions: 9 })).toThrow(failure('WarmAboveReserved', /\(9\), got 10:/));
  });

  test.each(WAYS)('is warned of when it is all taken by %s', (_title, warm) => {
    const { stack } = keepWarm(warm, { reservedConcurrentExecutions: 10 });
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/\(10\): \$LATEST .*Warm\.allOfReserved/)]);
  });

  test.each(WAYS)('may be above %s', (_title, warm) => {
    expect(warningsOf(keepWarm(warm, { reservedConcurrentExecutions: 11 }).stack)).toEqual([]);
  });

  test('fails when the function is stopped by it', () => {
    expect(() => keepWarm(Warm.fixed(1), { reservedConcurrentExecutions: 0 })).toThrow(failure('WarmAboveReserved', /\(0\), got 1:/));
  });

  test('is not compared when it is a deploy-time value', () => {
    const { stack, alias } = keepWarm(Warm.fixed(10), { reservedConcurrentExecutions: Lazy.number({ produce: () => 5 }) });
    expect(warningsOf(stack)).toEqual([]);
    expect(resourceOf(alias).Properties).toHaveProperty('ProvisionedConcurrencyConfig');
  });
});

test('a refused alias fails with all its problems at once, and is left as it was', () => {
  const { stack, fn } = defineAlias({ ...FROM_SNAPSHOT, reservedConcurrentExecutions: 2 });
  const alias = new Alias(stack, 'Latest', { aliasName: 'latest', version: fn.latestVersion });
  expect(() => Warm.fixed(3).bind(stack, alias)).toThrow(failure('WarmOnLatest', /\$LATEST .*snapStart.*\(2\), got 3/));
  expect((alias.node.defaultChild as CfnAlias).provisionedConcurrencyConfig).toBeUndefined();
  expect(stack.node.tryFindChild('WarmAlarms')).toBeUndefined();
});
