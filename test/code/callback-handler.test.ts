import { parameterCount } from '../../lib/code/callback-handler';

describe('the parameters of an exported function', () => {
  test.each([
    ['export const handler = async (event, context, callback) => 1;', 3],
    ['export const handler: Handler<A, B> = (event, context, callback) => { callback(); };', 3],
    ['export async function handler(event: Event, context: Context, callback: Callback): Promise<void> {}', 3],
    ['export function handler(event: Map<string, number>, context: { a: 1, b: 2 }, done: (e?: Error, r?: string) => void) {}', 3],
    ['exports.handler = (event, context, callback) => callback();', 3],
    ['module.exports.handler = async function named(event, context, callback) {};', 3],
    ['export const handler = async ({ a, b = 1 }: Event, context: Context) => 1;', 2],
    ['export const handler = async (event: Map<string, Array<number>>, context: Context,) => 1;', 2],
    ['export const handler = async () => 1;', 0],
  ])('are counted: %s', (source, count) => {
    expect(parameterCount(source, 'handler')).toBe(count);
  });

  test.each([
    ['a wrapped handler', 'export const handler = middy((event, context, callback) => 1);'],
    ['another function', 'export const other = (event, context, callback) => 1;'],
    ['a longer name', 'export const handlerOld = (event, context, callback) => 1;'],
    ['a comment line', '// export const handler = (event, context, callback) => 1;'],
    ['rest parameters', 'export const handler = (event, context, ...others) => 1;'],
    ['default values', 'export const handler = (event, context, callback = undefined) => 1;'],
    ['comments between', 'export const handler = (event, /* a, b */ context) => 1;'],
    ['an unfinished text', 'export const handler = (event, context'],
  ])('are not counted in %s', (_what, source) => {
    expect(parameterCount(source, 'handler')).toBe(0);
  });
});
