import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finding } from '../../../lib/checks/finding';
import { sarifReport } from '../../../lib/checks/report';
import { App, readAll } from '../../../lib/template';
import { rule, threeFindings } from './checked';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly { readonly physicalLocation: Place }[];
}

interface Place {
  readonly artifactLocation: { readonly uri: string };
  readonly region: { readonly startLine: number };
}

interface Run {
  readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
}

function runOf(log: string): Run {
  const { version, runs } = JSON.parse(log) as { version: string; runs: Run[] };
  expect([version, runs.length]).toEqual(['2.1.0', 1]);
  return runs[0];
}

describe('the report for code scanning', () => {
  test('describes each rule once, and every result points to its rule', () => {
    const { tool: { driver }, results } = runOf(sarifReport(threeFindings(), '1.2.3'));
    expect(driver.version).toBe('1.2.3');
    expect(driver.rules.map(({ id }) => id)).toEqual(['Function.Memory', 'Queue.Loud', 'Stack.Size']);
    expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, driver.rules[ruleIndex].id, level])).toEqual([
      ['Function.Memory', 'Function.Memory', 'error'],
      ['Queue.Loud', 'Queue.Loud', 'warning'],
      ['Queue.Loud', 'Queue.Loud', 'warning'],
      ['Stack.Size', 'Stack.Size', 'note'],
    ]);
  });

  test('names resource and property', () => {
    expect(runOf(sarifReport(threeFindings(), '1.2.3')).results[0]).toMatchObject({
      message: { text: 'MemorySize is at most 1 MB, got 2 MB: set it to 1' },
      locations: [{ logicalLocations: [{ name: 'Fn', fullyQualifiedName: 'Orders/Fn/Resource/Properties/MemorySize', kind: 'resource' }] }],
    });
  });

  test('has nothing in it when there is nothing to say', () => {
    expect(runOf(sarifReport([], '1.2.3'))).toMatchObject({ tool: { driver: { rules: [] } }, results: [] });
  });

  describe('says where a finding is', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'sarif-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test('by file and line', () => {
      const file = join(folder, 'my template.yaml');
      writeFileSync(file, 'Resources:\n  A:\n    Type: AWS::SQS::Queue\n  B:\n    Type: AWS::SQS::Queue\n');
      const app = new App(readAll([file]).stacks);
      const found = [...app.resources, app.stacks[0]].map((subject) => ({ ...finding(subject, 'x'), rule: rule('A.B', 'error'), severity: 'error' as const }));
      const places = runOf(sarifReport(found, '1.2.3')).results.map(({ locations: [{ physicalLocation }] }) => physicalLocation);
      expect(places.map(({ region }) => region.startLine)).toEqual([2, 4, 1]);
      expect(places[0].artifactLocation.uri).toMatch(/^file:\/\/\/.*\/my%20template\.yaml$/);
    });

    test('by a relative path where it was given so, and by the first line where the file is gone', () => {
      const [{ physicalLocation }] = runOf(sarifReport(threeFindings(), '1.2.3')).results[0].locations;
      expect(physicalLocation).toEqual({ artifactLocation: { uri: 'stack1.template.json' }, region: { startLine: 1 } });
    });
  });
});
