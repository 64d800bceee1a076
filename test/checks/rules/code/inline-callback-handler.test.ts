import { inlineCallbackHandler } from '../../../../lib/checks/rules/code/inline-callback-handler';
import { expectRule, fn, UNKNOWN } from '../../rule-kit';

describe('Function.InlineCallbackHandler', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a function', { Runtime: 'nodejs24.x', Code: { ZipFile: 'exports.handler = function(event, context, callback) { callback(null, 1); };' } }, /nodejs24.x function must export an async handler of two parameters/],
    ['an arrow function', { Runtime: 'nodejs24.x', Code: { ZipFile: 'exports.handler = (event, context, cb) => cb();' } }, /callback/],
    ['a named function of a newer runtime', { Runtime: 'nodejs26.x', Code: { ZipFile: 'module.exports.handler = async function main (e, c, done) {}' } }, /nodejs26.x/],
  ])('finds %s', (_, properties, message) => {
    expectRule(inlineCallbackHandler).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code/ZipFile', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['two parameters', { Runtime: 'nodejs24.x', Code: { ZipFile: 'exports.handler = async (event, context) => 1;' } }],
    ['an older runtime', { Code: { ZipFile: 'exports.handler = (event, context, callback) => callback();' } }],
    ['a comment', { Runtime: 'nodejs24.x', Code: { ZipFile: '// exports.handler = (event, context, callback) => 1\nexports.handler = async () => 1;' } }],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter, Code: { ZipFile: 'exports.handler = (a, b, c) => c();' } }],
    ['code of a parameter', { Runtime: 'nodejs24.x', Code: { ZipFile: UNKNOWN.parameter } }],
    ['a package', { Runtime: 'nodejs24.x' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(inlineCallbackHandler).toStaySilent({ Fn: fn(properties) });
  });
});
