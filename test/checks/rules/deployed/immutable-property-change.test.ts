import { immutablePropertyChange } from '../../../../lib/checks/rules/deployed/immutable-property-change';
import { either, fn, NO_VALUE, sub, UNKNOWN } from '../../rule-kit';
import { expectChange } from './deployed-kit';

describe('Function.ImmutablePropertyChange', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string, RegExp]>([
    ['another name', { FunctionName: 'a' }, { FunctionName: 'b' }, 'FunctionName', /got "b" after "a": a change replaces Fn/],
    ['a name that is no more', { FunctionName: 'a' }, {}, 'FunctionName', /got none after "a"/],
    ['a name that is new', {}, { FunctionName: 'a' }, 'FunctionName', /got "a" after none/],
    ['another end of the name', { FunctionName: sub('${Stage}-a') }, { FunctionName: sub('${Stage}-b') }, 'FunctionName', /-b" after "\$\{...\}-a"/],
    ['an image', {}, { PackageType: 'Image' }, 'PackageType', /got "Image" after "Zip"/],
    ['a tenancy', {}, { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } }, 'TenancyConfig', /got a setting after none/],
    ['durability', {}, { DurableConfig: { ExecutionTimeout: 60 } }, 'DurableConfig', /got a setting after none/],
  ])('finds %s', (_, before, now, property, message) => {
    expectChange(immutablePropertyChange, { Fn: fn(before) }).toFind({ Fn: fn(now) }, { logicalId: 'Fn', property: `Properties/${property}`, severity: 'warning', message });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['another memory', { FunctionName: 'a', MemorySize: 128 }, { FunctionName: 'a', MemorySize: 256 }],
    ['the default in words', {}, { PackageType: 'Zip' }],
    ['a name of a parameter', { FunctionName: 'a' }, { FunctionName: UNKNOWN.parameter }],
    ['the same name in a branch', { FunctionName: 'a' }, { FunctionName: either('a', 'b') }],
    ['a tenancy in one branch', {}, { TenancyConfig: either({ TenantIsolationMode: 'PER_TENANT' }, NO_VALUE) }],
    ['another timeout of durability', { DurableConfig: { ExecutionTimeout: 60 } }, { DurableConfig: { ExecutionTimeout: 61 } }],
  ])('is silent about %s', (_, before, now) => {
    expectChange(immutablePropertyChange, { Fn: fn(before) }).toStaySilent({ Fn: fn(now) });
  });
});
