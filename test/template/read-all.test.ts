import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAll } from '../../lib/template';

describe('several paths are one app', () => {
  let folder: string;
  const file = (name: string, Resources: object = {}): string => {
    writeFileSync(join(folder, name), JSON.stringify({ Resources }));
    return join(folder, name);
  };
  const files = (...paths: string[]): string[] => readAll(paths).stacks.map(({ template }) => template.file.slice(folder.length + 1));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'apps-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('with a stack for each file, however often it is named', () => {
    const [a, b] = [file('a.json'), file('b.json')];
    expect(files(a, b, a, join(folder, '.', 'a.json'))).toEqual(['a.json', 'b.json']);
  });

  test('in which a nested template is a stack only where it is nested', () => {
    const nested = file('nested.json');
    const parent = file('parent.json', { Nested: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'nested.json' } } });
    const { stacks } = readAll([nested, parent, parent]);
    expect(stacks.map(({ nestedIn }) => nestedIn?.logicalId)).toEqual([undefined, 'Nested']);
  });

  test('and all that cannot be read is told', () => {
    expect(readAll([join(folder, 'x'), file('a.json'), join(folder, 'y')]).unreadable.map(({ why }) => why)).toEqual(['there is no such file', 'there is no such file']);
  });
});
