import { inlineSdkV2 } from '../../../../lib/checks/rules/code/inline-sdk-v2';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

describe('Function.InlineSdkV2', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['single quotes', { Code: { ZipFile: "const AWS = require('aws-sdk');" } }, /nodejs22.x does not have, got require.*use the clients of @aws-sdk/],
    ['double quotes', { Runtime: 'nodejs18.x', Code: { ZipFile: 'const AWS = require("aws-sdk");' } }, /nodejs18.x/],
    ['a text with a reference in it', { Code: { ZipFile: sub("const AWS = require('aws-sdk'); const b = '${Parameter}';") } }, /aws-sdk/],
    ['joined lines', { Code: { ZipFile: { 'Fn::Join': ['\n', ["var aws = require('aws-sdk');", 'exports.handler = 1;']] } } }, /aws-sdk/],
  ])('finds %s', (_, properties, message) => {
    expectRule(inlineSdkV2).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code/ZipFile', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the clients', { Code: { ZipFile: "const { S3 } = require('@aws-sdk/client-s3');" } }],
    ['an older runtime', { Runtime: 'nodejs16.x', Code: { ZipFile: "require('aws-sdk')" } }],
    ['an older runtime in one branch', { Runtime: either('nodejs16.x', 'nodejs20.x'), Code: { ZipFile: "require('aws-sdk')" } }],
    ['a layer', { Layers: [UNKNOWN.import], Code: { ZipFile: "require('aws-sdk')" } }],
    ['a comment', { Code: { ZipFile: "// require('aws-sdk')\nexports.handler = 1;" } }],
    ['code with another way', { Code: { ZipFile: "let AWS; try { AWS = require('aws-sdk'); } catch { AWS = undefined; }" } }],
    ['a module of the SDK that is bundled', { Code: { ZipFile: "require('aws-sdk-mock')" } }],
    ['a runtime of a parameter', { Runtime: UNKNOWN.parameter, Code: { ZipFile: "require('aws-sdk')" } }],
    ['Python', { Runtime: 'python3.13', Code: { ZipFile: "require('aws-sdk')" } }],
    ['a package', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(inlineSdkV2).toStaySilent({ Fn: fn(properties) });
  });
});
