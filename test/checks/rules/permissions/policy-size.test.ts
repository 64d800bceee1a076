import { policySize } from '../../../../lib/checks/rules/permissions/policy-size';
import { alias, expectRule, fn, permission, ref, sub, UNKNOWN } from '../../rule-kit';

/** Of 300 bytes each: 67 of them and the policy around them make 20,300, 68 make 20,600. */
const SOURCE = 'x'.repeat(50);
const many = (count: number, properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${String(index).padStart(3, '0')}`, permission('s3.amazonaws.com', { SourceArn: SOURCE, ...properties }, attributes)]));

describe('Permission.PolicySize', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a function', {}],
    ['an alias', { FunctionName: ref('Alias') }],
    ['a function of a parameter', { FunctionName: UNKNOWN.parameter }],
    ['sources with gaps', { SourceArn: sub(`\${A}\${B}${'x'.repeat(10)}`) }],
  ])('finds too many permissions of %s', (_, properties) => {
    expectRule(policySize).toFind({ Fn: fn(), Alias: alias(), ...many(68, properties) },
      { logicalId: 'P067', property: 'Properties/FunctionName', severity: 'warning', message: /at most 20480 bytes, got about 20600 in 68 permissions/ });
  });

  test('speaks of it from four fifths on', () => {
    expectRule(policySize).toFind({ Fn: fn(), ...many(67) }, { severity: 'info', message: /got about 20300/ });
    expectRule(policySize).toFind({ Fn: fn(), ...many(54) }, { severity: 'info', message: /got about 16400/ });
    expectRule(policySize).toStaySilent({ Fn: fn(), ...many(53) });
  });

  test('counts with the sizes it is told', () => {
    expectRule(policySize, { policyBytes: 1_000 }).toFind({ Fn: fn(), ...many(3) }, { severity: 'warning', message: /at most 1000 bytes, got about 1100/ });
    expectRule(policySize, { statementOverhead: 0 }).toStaySilent({ Fn: fn(), ...many(68) });
  });

  test.each<[string, Record<string, unknown>]>([
    ['permissions of two qualifiers', { ...many(40), ...Object.fromEntries(Object.entries(many(40, { FunctionName: ref('Alias') })).map(([id, body]) => [`A${id}`, body])) }],
    ['permissions that exclude each other', { ...many(40, {}, { Condition: 'Blue' }), ...Object.fromEntries(Object.entries(many(40, {}, { Condition: 'Green' })).map(([id, body]) => [`A${id}`, body])) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(policySize).toStaySilent({ Fn: fn(), Alias: alias(), ...resources });
  });
});
