import { canExport, describeExports, visibleExports } from '../../lib/code/exported-names';

describe('whether a source can export a name', () => {
  test.each([
    'exports.handler = 1', 'module.exports = { handler }', 'export { a as handler }', 'export function handler() {}',
  ])('is yes where the name occurs: %s', (source) => {
    expect(canExport(source, 'handler')).toBe(true);
  });

  test.each([
    `export * from './a'`, `module.exports = require('./a')`, `__exportStar(require('./a'), exports)`, `exports[name] = 1`,
    `Object.assign(exports, a)`, 'module.exports = { ...a }', `Object.defineProperty(exports, n, d)`,
  ])('is yes where names are not written out: %s', (source) => {
    expect(canExport(source, 'handler')).toBe(true);
  });

  test.each(['exports.run = 1', 'exports.handlers = 1', 'exports.my$handler = 1', 'export const handler2 = 1', ''])('is no where it is missing: %j', (source) => {
    expect(canExport(source, 'handler')).toBe(false);
  });
});

describe('the visible exports', () => {
  test('are those of all forms, in order', () => {
    const source = `
      exports.a = 1; module.exports.b = 2; export const c = 3; export async function d() {} export class e {}
      export { f, x as g }; module.exports = { h, i: 1 };`;
    expect(visibleExports(source)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });

  test('are written for a message', () => {
    expect(describeExports(['a', 'b'])).toBe('"a", "b"');
    expect(describeExports([])).toBe('nothing by name');
  });
});
