import { inlineHandlerMissing } from '../../../../lib/checks/rules/code/inline-handler-missing';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

describe('Function.InlineHandlerMissing', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['another name', { Code: { ZipFile: 'exports.main = async () => {};' } }, /got index.handler, and handler is not in it: export handler/],
    ['a part of a longer name', { Runtime: 'python3.13', Code: { ZipFile: 'def lambda_handler(event, context):\n    pass' } }, /got index.handler/],
    ['two sources without it', { Code: { ZipFile: either('exports.a = 1', 'exports.b = 1') } }, /got index.handler/],
    ['joined lines without it', { Code: { ZipFile: { 'Fn::Join': ['\n', ['exports.a = 1', 'exports.b = 1']] } } }, /got index.handler/],
  ])('finds %s', (_, properties, message) => {
    expectRule(inlineHandlerMissing).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Handler', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an export', { Code: { ZipFile: 'exports.handler = async () => {};' } }],
    ['a function of Python', { Runtime: 'python3.13', Handler: 'index.main', Code: { ZipFile: 'def main(event, context):\n    pass' } }],
    ['a name that is imported with others', { Runtime: 'python3.13', Code: { ZipFile: 'from shared import *' } }],
    ['exports of another module', { Code: { ZipFile: 'module.exports = require("/opt/app")' } }],
    ['exports by another name', { Code: { ZipFile: 'exports[process.env.NAME] = () => 1;' } }],
    ['a source with a reference in it', { Code: { ZipFile: sub('exports.${Parameter} = 1') } }],
    ['a source that has it in one branch', { Code: { ZipFile: either('exports.a = 1', 'exports.handler = 1') } }],
    ['a parameter', { Code: { ZipFile: UNKNOWN.parameter } }],
    ['another file', { Handler: 'app.handler', Code: { ZipFile: 'x' } }],
    ['a nested name', { Handler: 'index.a.b', Code: { ZipFile: 'x' } }],
    ['a package', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(inlineHandlerMissing).toStaySilent({ Fn: fn(properties) });
  });
});
