import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { runtimeDirectory } from '../../lib/private/runtime-package';
import { SmokeTest } from '../../lib/release/smoke-test';
import { packageOf } from '../../lib/release/smoke-test-package';
import { HookApis } from '../runtime/hook-apis';
import { HookPackage } from '../runtime/hook-process';
import { resourceOf } from '../synthesized';
import { bindTest } from './tested-version';
import type { BoundTest } from './tested-version';

const LARGE = { payload: { text: 'x'.repeat(500_000) }, expectedFields: { statusCode: 200 } };

/** The package of the hook, as it lies in the assembly. */
function packageIn({ stack, config }: BoundTest): string {
  const { S3Key: key } = resourceOf(config.hook).Properties.Code as { readonly S3Key: string };
  return join(Stage.of(stack)!.outdir, `asset.${key.replace('.zip', '')}`);
}

let apis: HookApis;
let hook: HookPackage | undefined;

beforeAll(async () => {
  apis = await HookApis.start();
});

afterAll(async () => {
  hook?.remove();
  await apis.stop();
});

describe('the package', () => {
  test('holds the program as it is shipped, and the events', () => {
    const directory = packageIn(bindTest(SmokeTest.events([LARGE])));
    const shipped = readdirSync(runtimeDirectory('smoke-test'));
    expect(readdirSync(directory).sort()).toEqual([...shipped, 'plan.json'].sort());
    expect(JSON.parse(readFileSync(join(directory, 'plan.json'), 'utf8'))).toEqual({ events: [LARGE] });
  });

  test('names the variables of events that the deployment completes', () => {
    const directory = packageIn(bindTest((stack) => SmokeTest.events([{ payload: { bucket: new Bucket(stack, 'Bucket').bucketName } }, { payload: {} }])));
    expect(JSON.parse(readFileSync(join(directory, 'plan.json'), 'utf8'))).toEqual({ events: [{ variable: 'EVENT_1' }, { payload: {} }] });
  });

  test('is the same for the same events, and another for others', () => {
    const [one, same, other] = [1, 1, 2].map((order) => resourceOf(bindTest(SmokeTest.events([{ payload: { order } }])).config.hook).Properties.Code);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test('does not keep what an older release of the library left in the assembly', () => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'Stack');
    packageOf(stack, '{"events":[]}');
    const [made] = readdirSync(app.outdir).filter((name) => name.startsWith('smoke-test-'));
    writeFileSync(join(app.outdir, made, 'old.mjs'), '');
    packageOf(stack, '{"events":[]}');
    expect(readdirSync(join(app.outdir, made))).not.toContain('old.mjs');
  });

  test('runs and reports', async () => {
    const bound = bindTest(SmokeTest.events([LARGE]));
    apis.onInvoke = () => ({ body: { statusCode: 200 } });
    hook = new HookPackage({ events: [LARGE] }, packageIn(bound));
    const { returned } = await hook.run({ DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' }, 60_000, {
      AWS_ENDPOINT_URL_LAMBDA: apis.endpoint, AWS_ENDPOINT_URL_CODEDEPLOY: apis.endpoint, TARGET_ARN: 'arn:aws:lambda:eu-west-1:111122223333:function:orders:7',
    });
    expect(returned).toBe(true);
    expect(apis.invocations.map(({ payload }) => payload)).toEqual([LARGE.payload]);
    expect(apis.reports).toEqual([{ deploymentId: 'd-1', lifecycleEventHookExecutionId: 'e-1', status: 'Succeeded' }]);
  });
});
