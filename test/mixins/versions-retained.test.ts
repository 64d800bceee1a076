import { RemovalPolicy } from 'aws-cdk-lib';
import { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Alias, CfnAlias, CfnLayerVersion, CfnLayerVersionPermission, CfnVersion, Version } from 'aws-cdk-lib/aws-lambda';
import { VersionsRetained } from '../../lib/mixins';
import { bare, expectFixed, expectUnchanged, plain } from './mixin-kit';

const MIXIN = new VersionsRetained();

describe('a version', () => {
  test('stays for an alias that provisions concurrency', () => {
    expectFixed((stack) => new Alias(stack, 'Alias', { aliasName: 'live', version: plain(stack).currentVersion, provisionedConcurrentExecutions: 1 }), MIXIN, 'Version.NotRetained');
    expectFixed((stack) => {
      const fn = bare(stack);
      const version = new CfnVersion(stack, 'Version', { functionName: fn.ref });
      new CfnAlias(stack, 'Alias', {
        functionName: fn.ref, functionVersion: version.attrVersion, name: 'live', provisionedConcurrencyConfig: { provisionedConcurrentExecutions: 1 },
      });
    }, MIXIN, 'Version.NotRetained');
  });

  test('stays for CloudFront', () => {
    expectFixed((stack) => {
      const edgeLambdas = [{ functionVersion: plain(stack).currentVersion, eventType: 'viewer-request' as never }];
      new Distribution(stack, 'Distribution', { defaultBehavior: { origin: new HttpOrigin('example.com'), edgeLambdas } });
    }, MIXIN, 'Edge.VersionNotRetained');
  });

  test('that a layer shares stays', () => {
    expectFixed((stack) => {
      const layer = new CfnLayerVersion(stack, 'Layer', { content: { s3Bucket: 'bucket', s3Key: 'layer.zip' } });
      new CfnLayerVersionPermission(stack, 'Permission', { action: 'lambda:GetLayerVersion', layerVersionArn: layer.ref, principal: '111122223333' });
    }, MIXIN, 'LayerVersion.SharedNotRetained');
  });

  test.each([RemovalPolicy.DESTROY, RemovalPolicy.RETAIN])('keeps its removal policy: %s', (removalPolicy) => {
    expectUnchanged((stack) => new Version(stack, 'Version', { lambda: plain(stack), removalPolicy }), MIXIN);
  });
});

test('other resources stay as they are', () => {
  expectUnchanged(plain, MIXIN);
});
