import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { FunctionCode } from '../../lib/code';
import { render } from '../../lib/code/esbuild';
import { define, project, stack } from './project';

jest.mock('node:module', () => ({
  createRequire: () => ({
    resolve: () => {
      throw new Error('Cannot find module');
    },
  }),
}));

describe('esbuild', () => {
  test('fails with what to install when it is nowhere', () => {
    const directory = project({ 'src/main.ts': 'export const handler = async () => 1;' });
    const target = stack();
    define(target, 'Function', FunctionCode.typescript(join(directory, 'src/main.ts')));
    expect(() => Template.fromStack(target))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeEsbuildMissing', message: expect.stringMatching(/npm install --save-dev esbuild/) }));
  });
});

describe('a message of esbuild', () => {
  test('has its place and its notes on one line', () => {
    expect(render({ text: 'bad', location: { file: 'a.ts', line: 2, column: 3 }, notes: [{ text: 'see there' }] })).toBe('a.ts:2:4: bad (see there)');
  });

  test('may have no place', () => {
    expect(render({ text: 'bad', location: null })).toBe('bad');
  });
});
