import { versionHashWithoutChange } from '../../../../lib/checks/rules/deployed/version-hash-without-change';
import { either, fn, getAtt, ref, resource, role, sub, UNKNOWN, version } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const Role = role();
const Table = resource('AWS::DynamoDB::Table', { TableName: 'a' });
const Environment = { Variables: { TABLE: ref('Table'), URL: sub('https://${AWS::Region}.${Table}') } };
const BEFORE = { Role, Table, Fn: fn({ Environment }), VersionA: version() };

describe('Version.HashWithoutChange', () => {
  test.each<[string, Record<string, unknown>]>([
    ['the same function', {}],
    ['other tags', { Fn: fn({ Environment, Tags: [{ Key: 'a', Value: 'b' }] }) }],
    ['another reservation', { Fn: fn({ Environment, ReservedConcurrentExecutions: 5 }) }],
    ['the old version beside it', { VersionA: version() }],
  ])('finds a new version of %s', (_, change) => {
    expectChange(versionHashWithoutChange, BEFORE).toFind({ Role, Table, Fn: fn({ Environment }), VersionB: version(), ...change },
      { logicalId: 'VersionB', severity: 'warning', message: /a change of Fn since VersionA, got VersionB without: keep the logical id/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['other memory', { Fn: fn({ Environment, MemorySize: 256 }) }],
    ['another variable', { Fn: fn({ Environment: { Variables: { TABLE: 'x' } } }) }],
    ['another table behind a variable', { Table: resource('AWS::DynamoDB::Table', { TableName: 'b' }) }],
    ['another role behind the same id', { Role: role(['service-role/AWSLambdaBasicExecutionRole']) }],
    ['the same version', { VersionB: undefined, VersionA: version() }],
    ['a version of another function', { VersionB: version({ FunctionName: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, change) => {
    expectChange(versionHashWithoutChange, BEFORE).toStaySilent({ Role, Table, Fn: fn({ Environment }), VersionB: version(), ...change });
  });

  test.each<[string, unknown]>([
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['a dynamic reference', '{{resolve:ssm:/x}}'],
    ['a choice', either('a', 'b')],
    ['a custom resource', getAtt('Custom', 'Value')],
    ['a parameter in a text', sub('x-${Parameter}')],
  ])('is silent about a function with %s, which may have changed', (_, X) => {
    const common = { Custom: resource('Custom::Value'), Role, Fn: fn({ Environment: { Variables: { X } } }) };
    expectChange(versionHashWithoutChange, { ...common, VersionA: version() }).toStaySilent({ ...common, VersionB: version() });
  });

  test('is silent about the first version', () => {
    const common = { Role, Table, Fn: fn({ Environment }) };
    expectChange(versionHashWithoutChange, common).toStaySilent({ ...common, VersionB: version() });
  });

  test('comes to an end when resources refer to each other', () => {
    const circle = { A: resource('AWS::X::Y', { B: ref('B') }), B: resource('AWS::X::Y', { A: ref('A') }), Role, Fn: fn({ Environment: { Variables: { A: ref('A') } } }) };
    expectChange(versionHashWithoutChange, { ...circle, VersionA: version() }).toFind({ ...circle, VersionB: version() }, { logicalId: 'VersionB' });
  });
});
