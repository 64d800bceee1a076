import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { App, readStacks } from '../../lib/template';
import { testApp } from '../setup/app';

/** A stack whose nested stack has a function that reads a queue of the stack. */
function defineStack(stack: Stack): void {
  const queue = new sqs.Queue(stack, 'Queue');
  const nested = new NestedStack(stack, 'Nested');
  const fn = new lambda.Function(nested, 'Function', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromAsset(join(__dirname, '../setup')) });
  new lambda.EventSourceMapping(nested, 'Mapping', { target: fn, eventSourceArn: queue.queueArn });
}

function modelled(): { app: App; directory: string } {
  const cdk = testApp({ 'aws:cdk:enable-path-metadata': true });
  defineStack(new Stack(cdk, 'Main', { env: { account: '123456789012', region: 'eu-west-1' } }));
  defineStack(new Stack(new Stage(cdk, 'Beta'), 'Main', { stackName: 'beta' }));
  const { directory } = cdk.synth();
  const { stacks, unreadable } = readStacks(directory);
  expect(unreadable).toEqual([]);
  return { app: new App(stacks), directory };
}

describe('a cloud assembly', () => {
  let app: App;
  beforeAll(() => {
    ({ app } = modelled());
  });

  test('has the stacks of all stages, and those nested in them', () => {
    expect(app.stacks.map(({ constructPath, name, account, region, parent }) => [constructPath, name, account, region, parent?.type])).toEqual([
      ['Beta/Main', 'beta', undefined, undefined, undefined],
      [undefined, undefined, undefined, undefined, 'AWS::CloudFormation::Stack'],
      ['Main', 'Main', '123456789012', 'eu-west-1', undefined],
      [undefined, undefined, '123456789012', 'eu-west-1', 'AWS::CloudFormation::Stack'],
    ]);
    expect(app.isComplete).toBe(true);
  });

  test('is followed from a nested stack into its parent', () => {
    expect(app.ofType('AWS::Lambda::EventSourceMapping').map((mapping) => app.eventSourceOf(mapping).resource?.stack.constructPath)).toEqual(['Beta/Main', 'Main']);
  });

  test('knows the folder of a function\'s code', () => {
    expect(app.ofType('AWS::Lambda::Function').map(({ assetPath }) => assetPath?.replace(/^.*\/(asset\.)[0-9a-f]{64}$/, '$1'))).toEqual(['asset.', 'asset.']);
  });

  test('knows where each resource was defined', () => {
    expect(app.ofType('AWS::Lambda::Function').map(({ constructPath }) => constructPath)).toEqual(['Beta/Main/Nested/Function/Resource', 'Main/Nested/Function/Resource']);
  });
});

test('a stack without resources belongs to its assembly', () => {
  const cdk = testApp();
  new Stack(cdk, 'Empty');
  expect(readStacks(cdk.synth().directory)).toMatchObject({ stacks: [{ name: 'Empty' }], unreadable: [] });
});

describe('what is no cloud assembly', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a folder without a manifest', () => {
    expect(readStacks(folder)).toEqual({ stacks: [], unreadable: [{ file: join(folder, 'manifest.json'), why: expect.stringMatching(/no readable manifest/) as string }] });
  });

  test('a template by itself is one stack', () => {
    const file = join(folder, 'a.yaml');
    writeFileSync(file, 'Resources: {}');
    expect(readStacks(file).stacks).toHaveLength(1);
  });

  test('no file', () => {
    expect(readStacks(join(folder, 'none'))).toEqual({ stacks: [], unreadable: [{ file: join(folder, 'none'), why: 'there is no such file' }] });
  });

  test('a nested stack that is its own template is not followed', () => {
    const file = join(folder, 'loop.json');
    const loop = { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'loop.json' } };
    writeFileSync(file, JSON.stringify({ Resources: { One: loop, Two: loop, Three: loop } }));
    const app = new App(readStacks(file).stacks);
    expect([app.stacks.length, app.isComplete]).toEqual([1, false]);
  });

  test('templates that nest each other end', () => {
    const names = Array.from({ length: 12 }, (_, index) => `nest${index}.json`);
    const resources = Object.fromEntries(names.map((name, index) => [`Nest${index}`, { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': name } }]));
    names.forEach((name) => writeFileSync(join(folder, name), JSON.stringify({ Resources: resources })));
    expect(new App(readStacks(join(folder, names[0])).stacks).stacks).toHaveLength(501);
  });

  test('an assembly that holds itself ends', () => {
    const self = { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } };
    const folderOfItself = join(folder, 'assembly');
    mkdirSync(folderOfItself);
    writeFileSync(join(folderOfItself, 'manifest.json'), JSON.stringify({ artifacts: { one: self, two: self, three: self } }));
    expect(readStacks(folderOfItself)).toEqual({ stacks: [], unreadable: [] });
  });
});
