import { check } from '../../lib/checks/check';
import { finding } from '../../lib/checks/finding';
import { checkOptions } from '../../lib/checks/options';
import type { Rule, Severity } from '../../lib/checks/rule';
import { onEach } from '../../lib/checks/rule';
import type { App } from '../../lib/template';
import { appOf, queue, resource } from './rule-kit';

function rule(id: string, severity: Severity, check_: Rule['check']): Rule {
  return { id, severity, statement: 'It is there.', fix: 'Take it out.', source: 'https://docs.aws.amazon.com/', check: check_ };
}

const QUEUES = rule('Queue.Exists', 'warning', onEach('AWS::SQS::Queue', (found) => finding(found.at('QueueName'), `got ${found.logicalId}`)));
const STACKS = rule('Stack.Exists', 'info', (app) => app.stacks.map((stack) => finding(stack, 'a stack')));
const APP = appOf({ B: queue(), A: queue() });

describe('the findings of all rules', () => {
  test('are in the order of stack, resource and rule, each once', () => {
    const found = check(APP, checkOptions(), [QUEUES, STACKS, QUEUES]);
    expect(found.map((one) => [one.rule.id, one.resource?.logicalId, one.property, one.severity])).toEqual([
      ['Stack.Exists', undefined, undefined, 'info'],
      ['Queue.Exists', 'A', 'Properties/QueueName', 'warning'],
      ['Queue.Exists', 'B', 'Properties/QueueName', 'warning'],
    ]);
  });

  test('are those of the severity asked for, and a finding can have its own', () => {
    const loud = rule('Queue.Loud', 'info', onEach('AWS::SQS::Queue', (found) => finding(found, 'loud', 'error')));
    const count = (minSeverity: Severity): number => check(APP, checkOptions({ minSeverity }), [QUEUES, STACKS, loud]).length;
    expect([count('info'), count('warning'), count('error')]).toEqual([5, 4, 2]);
  });

  test('are those of the rules asked for', () => {
    const ids = (options: Parameters<typeof checkOptions>[0]): string[] => [...new Set(
      check(APP, checkOptions(options), [QUEUES, STACKS]).map((one) => one.rule.id))];
    expect(ids({ rules: ['Queue.*'] })).toEqual(['Queue.Exists']);
    expect(ids({ exclude: ['Queue.Exists'] })).toEqual(['Stack.Exists']);
  });
});

describe('a finding that the metadata of its resource acknowledges', () => {
  const acknowledging = (acknowledge: unknown): App => appOf({ A: resource('AWS::SQS::Queue', {}, { Metadata: { 'cdk-lambda-patterns': { acknowledge } } }) });

  test('is left out', () => {
    expect(check(acknowledging([{ id: 'Queue.Exists', reason: 'it is meant' }]), checkOptions(), [QUEUES])).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['of another rule', [{ id: 'Queue.Other', reason: 'it is meant' }]],
    ['without a reason', [{ id: 'Queue.Exists' }]],
    ['with an empty reason', [{ id: 'Queue.Exists', reason: ' ' }]],
    ['that is no list', { id: 'Queue.Exists', reason: 'it is meant' }],
  ])('is kept where the acknowledgement is one %s', (_, acknowledge) => {
    expect(check(acknowledging(acknowledge), checkOptions(), [QUEUES])).toHaveLength(1);
  });
});

describe('options', () => {
  test('have the defaults of the rule catalogue, also where undefined is given', () => {
    expect(checkOptions({ visibilityFactor: undefined })).toMatchObject({ visibilityFactor: 6, minReceiveCount: 5, policyBytes: 20_480, minSeverity: 'info' });
    expect(checkOptions()).not.toHaveProperty('accountConcurrency');
  });
});
