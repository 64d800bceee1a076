import { jsonReport } from '../../../lib/checks/report';
import { threeFindings } from './checked';

describe('the report for programs', () => {
  test('has the same keys for every finding', () => {
    expect(JSON.parse(jsonReport(threeFindings()))).toEqual([
      {
        file: 'stack1.template.json', rule: 'Function.Memory', severity: 'error', logicalId: 'Fn', path: 'Properties/MemorySize',
        message: 'MemorySize is at most 1 MB, got 2 MB: set it to 1', fix: 'Take the `Thing` out.',
      },
      { file: 'stack1.template.json', rule: 'Queue.Loud', severity: 'warning', logicalId: 'Fn', path: '', message: 'it is loud', fix: 'Take the `Thing` out.' },
      { file: 'stack1.template.json', rule: 'Queue.Loud', severity: 'warning', logicalId: 'Queue', path: '', message: 'it is loud', fix: 'Take the `Thing` out.' },
      { file: 'stack2.template.json', rule: 'Stack.Size', severity: 'info', logicalId: '', path: '', message: 'it is large', fix: 'Take the `Thing` out.' },
    ]);
  });

  test('is an empty list when there is nothing to say', () => {
    expect(jsonReport([])).toBe('[]\n');
  });
});
