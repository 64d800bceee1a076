import { AliasStandIn } from './alias-stand-in';
import type { Answer, StandInVersion } from './alias-stand-in';
import { runtimeProgram } from './runtime-program';

const { handler } = runtimeProgram('hold-back', 'index.mjs') as { readonly handler: (event: object, context: object) => Promise<void> };

const MINUTE = 60_000;
const PATH = '/2015-03-31/functions/orders';
const GET_ALIAS = `GET ${PATH}/aliases/live`;
const before = process.env;
let lambda: AliasStandIn;
let lines: { readonly [field: string]: unknown }[];

beforeEach(async () => {
  lambda = await AliasStandIn.start();
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(JSON.parse(String(text))) > 0);
  process.env = {
    ...before, AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test',
  };
  ['1', '2', '3'].forEach((version) => publish(version));
});

afterEach(async () => {
  process.env = before;
  await lambda.stop();
});

function publish(version: string, more: Partial<StandInVersion> = {}, age = 0): void {
  lambda.versions.set(version, { Role: 'role', LastModified: new Date(Date.now() - age).toISOString().replace('Z', '+0000'), ...more });
}

function live(version: string, weights: { readonly [version: string]: number } = {}): void {
  lambda.alias = { version, weights };
}

interface Sent {
  readonly type: string;
  readonly version?: unknown;
  readonly old?: object;
  readonly properties?: object;
  readonly remaining?: number;
}

const NAMES = { ServiceToken: 'arn', FunctionName: 'orders', AliasName: 'live' };
const held = (Version: unknown, Percent: unknown = '10'): object => ({ ...NAMES, Step: 'hold', Version, Percent });

/** Sends a request; whatever happens, CloudFormation gets one answer with the same id. */
async function send({ type, version = '2', old, properties = held(version), remaining = 60_000 }: Sent): Promise<Answer> {
  await handler({
    RequestType: type, ResponseURL: `${lambda.endpoint}/answer?signature=x`, StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Hold',
    ...type === 'Create' ? {} : { PhysicalResourceId: 'Hold' }, ResourceProperties: properties, ...old === undefined ? {} : { OldResourceProperties: old },
  }, { getRemainingTimeInMillis: () => remaining });
  expect(lambda.answers).toHaveLength(1);
  expect(lambda.answers[0]).toMatchObject({ PhysicalResourceId: 'Hold', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Hold' });
  expect(lambda.answers[0].contentType).toBeUndefined();
  return lambda.answers[0];
}

async function expectWeights(sent: Sent, weights: object, reason: RegExp): Promise<void> {
  expect(await send(sent)).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringMatching(reason) });
  expect(lambda.alias?.weights).toEqual(weights);
}

describe('the first deployment', () => {
  test('holds nothing back, and clears what is there', async () => {
    live('2', { 1: 0.5 });
    await expectWeights({ type: 'Create' }, {}, /no deployment before/);
  });

  test('needs no change when nothing is there', async () => {
    live('1');
    await expectWeights({ type: 'Create', version: '1' }, {}, /no deployment before/);
    expect(lambda.changes).toEqual([]);
  });

  test('leaves an alias alone that somebody else moved', async () => {
    live('3', { 1: 0.5 });
    await expectWeights({ type: 'Create' }, { 1: 0.5 }, /from version 2 to 3/);
  });
});

describe('a new version', () => {
  test('leaves its share to the one before, if the alias is still what was read', async () => {
    live('2');
    await expectWeights({ type: 'Update', old: held('1') }, { 1: 0.1 }, /version 1 was live before version 2/);
    expect(lambda.changes).toEqual([{ RevisionId: '1', RoutingConfig: { AdditionalVersionWeights: { 1: 0.1 } } }]);
    expect(lines).toEqual([expect.objectContaining({ level: 'INFO', functionName: 'orders', aliasName: 'live', weights: { 1: 0.1 } })]);
  });

  test('replaces a share that an earlier deployment left behind', async () => {
    live('3', { 1: 0.1 });
    await expectWeights({ type: 'Update', version: '3', old: held('2') }, { 2: 0.1 }, /version 2 was live/);
  });

  test('is told from the one before by number, not by text', async () => {
    ['9', '10'].forEach((version) => publish(version));
    live('10');
    await expectWeights({ type: 'Update', version: '10', old: held('9') }, { 9: 0.1 }, /version 9 was live/);
  });

  test.each([
    ['it was deleted', (): unknown => lambda.versions.delete('1')],
    ['its execution role is another one', (): unknown => publish('1', { Role: 'former' })],
    ['its dead-letter target is another one', (): unknown => publish('1', { DeadLetterConfig: { TargetArn: 'queue' } })],
  ])('has all traffic when the one before cannot be held back: %s', async (obstacle, prepare) => {
    live('2');
    prepare();
    await expectWeights({ type: 'Update', old: held('1') }, {}, new RegExp(`version 1 cannot be held back: ${obstacle}`));
  });

  test('is left alone when somebody else moved the alias meanwhile', async () => {
    live('3', { 2: 0.4 });
    await expectWeights({ type: 'Update', old: held('1') }, { 2: 0.4 }, /from version 2 to 3/);
    expect(lambda.changes).toEqual([]);
  });

  test.each(['FunctionName', 'AliasName'])('has all traffic when the one before was of another %s', async (name) => {
    live('2', { 1: 0.1 });
    await expectWeights({ type: 'Update', old: { ...held('1'), [name]: 'other' } }, {}, /another function or alias/);
  });
});

describe('a deployment without a new version', () => {
  test('changes nothing', async () => {
    live('2', { 1: 0.1 });
    await expectWeights({ type: 'Update', old: held('2') }, { 1: 0.1 }, /share changed/);
    expect(lambda.changes).toEqual([]);
  });

  test('changes the share of what is held back', async () => {
    live('2', { 1: 0.1 });
    await expectWeights({ type: 'Update', old: held('2'), properties: held('2', '25') }, { 1: 0.25 }, /share changed/);
  });

  test('does not bring back a hold-back that has ended', async () => {
    live('2');
    await expectWeights({ type: 'Update', old: held('2'), properties: held('2', '25') }, {}, /has ended/);
  });
});

describe('a rollback', () => {
  test.each([
    ['before the alias moves back', '2', { 1: 0.1 }],
    ['after it moved', '1', { 2: 0.1 }],
    ['when nothing was held back', '1', {}],
  ])('gives the failed version nothing %s', async (_when, version, weights) => {
    live(version, weights);
    await expectWeights({ type: 'Update', version: '1', old: held('2') }, {}, /version 2 failed/);
  });
});

describe('the step before the alias', () => {
  const end = { ...NAMES, Step: 'end', Version: '2' };

  test('ends what is held back', async () => {
    live('2', { 1: 0.1 });
    await expectWeights({ type: 'Update', properties: end, old: { ...end, Version: '1' } }, {}, /ends/);
  });

  test.each(['Create', 'Delete'])('leaves the weights alone on %s', async (type) => {
    live('1', { 2: 0.1 });
    await expectWeights({ type, properties: end }, { 2: 0.1 }, /nothing/);
  });

  test('comes before the alias exists', async () => {
    await expectWeights({ type: 'Create', properties: end }, undefined as unknown as object, /alias is gone/);
  });
});

describe('deleting', () => {
  test('ends what is held back', async () => {
    live('2', { 1: 0.1 });
    await expectWeights({ type: 'Delete' }, {}, /nothing is held back any more/);
  });

  test('leaves the share of a newer version to the shift that gave it', async () => {
    live('1', { 2: 0.1 });
    await expectWeights({ type: 'Delete' }, { 2: 0.1 }, /nothing is held back/);
  });

  test('succeeds when the alias is gone', async () => {
    expect(await send({ type: 'Delete' })).toMatchObject({ Status: 'SUCCESS', Reason: 'the alias is gone' });
  });

  test('succeeds when the request makes no sense', async () => {
    expect(await send({ type: 'Delete', properties: {} })).toMatchObject({ Status: 'SUCCESS' });
    expect(lambda.calls).toEqual([]);
  });
});

describe('somebody else at the same time', () => {
  test('makes it read and decide once more', async () => {
    live('2');
    lambda.refuse = (call) => {
      if (call.startsWith('PUT') && lambda.revision === 1) {
        lambda.revision = 2;
        live('3');
        return { status: 412, type: 'PreconditionFailedException' };
      }
      return undefined;
    };
    await expectWeights({ type: 'Update', old: held('1') }, {}, /from version 2 to 3/);
    expect(lambda.calls.filter((call) => call === GET_ALIAS)).toHaveLength(2);
  });

  test.each(['PreconditionFailedException', 'ResourceConflictException'])('wins the second time: %s', async (type) => {
    live('2');
    lambda.refuse = (call) => call.startsWith('PUT') ? { status: type.startsWith('P') ? 412 : 409, type } : undefined;
    await expectWeights({ type: 'Update', old: held('1') }, {}, new RegExp(`stays as it is: ${type}`));
    expect(lambda.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(2);
    expect(lines).toEqual([expect.objectContaining({ level: 'ERROR', error: type })]);
  });
});

describe('a refusal of Lambda', () => {
  test.each(['Create', 'Update', 'Delete'])('does not fail the deployment on %s', async (type) => {
    live('2', { 1: 0.5 });
    lambda.refuse = () => ({ status: 403, type: 'AccessDeniedException', message: 'no' });
    expect(await send({ type, old: held('1') })).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringMatching(/AccessDeniedException/) });
    expect(lines).toEqual([expect.objectContaining({ level: 'ERROR', reason: 'no' })]);
  });

  test('of the change is not tried again', async () => {
    live('2');
    lambda.refuse = (call) => call.startsWith('PUT') ? { status: 400, type: 'InvalidParameterValueException' } : undefined;
    await expectWeights({ type: 'Update', old: held('1') }, {}, /InvalidParameterValueException/);
    expect(lambda.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
  });
});

test('an answer is given when the time is up', async () => {
  live('2');
  expect(await send({ type: 'Update', old: held('1'), remaining: 15_000 })).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringMatching(/stays as it is/) });
});

describe('a request that makes no sense', () => {
  test.each([
    ['Step', { ...held('2'), Step: 'x' }], ['FunctionName', { ...held('2'), FunctionName: '' }], ['AliasName', { ...held('2'), AliasName: undefined }],
    ['Version', held('$LATEST')], ['Version', held('0')], ['Percent', held('2', '0')], ['Percent', held('2', '100')], ['Percent', held('2', '2.5')],
    ['Step', undefined as unknown as object],
  ])('fails for a wrong %s', async (name, properties) => {
    expect(await send({ type: 'Update', properties: properties ?? {}, old: held('1') }))
      .toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(`^${name} must be`) });
    expect(lambda.calls).toEqual([]);
  });

  test.each(['1', '99'])('is not one with %s percent', async (percent) => {
    live('2');
    await expectWeights({ type: 'Update', properties: held('2', percent), old: held('1') }, { 1: Number(percent) / 100 }, /version 1/);
  });
});

describe('an answer that is not taken', () => {
  const event = (): object => ({
    RequestType: 'Delete', ResponseURL: `${lambda.endpoint}/answer`, StackId: 's', RequestId: 'r', LogicalResourceId: 'Hold', ResourceProperties: held('2'),
  });
  const context = { getRemainingTimeInMillis: () => 60_000 };

  test('is sent again', async () => {
    lambda.takeAnswer = () => lambda.answers.length < 2 ? 503 : 200;
    await handler(event(), context);
    expect(lambda.answers).toHaveLength(2);
  });

  test('fails the run in the end, so that Lambda repeats it', async () => {
    lambda.takeAnswer = () => 503;
    await expect(handler(event(), context)).rejects.toThrow(/status 503/);
    expect(lambda.answers).toHaveLength(5);
  });
});

describe('the schedule', () => {
  const look = async (MaxAge: unknown = '60 minutes'): Promise<void> =>
    handler({ FunctionName: 'orders', AliasName: 'live', MaxAge }, { getRemainingTimeInMillis: () => 60_000 });

  test.each([[59, { 1: 0.1 }], [61, {}]])('looks %d minutes after the version was published', async (minutes, weights) => {
    live('2', { 1: 0.1 });
    publish('2', {}, minutes * MINUTE);
    await look();
    expect(lambda.alias?.weights).toEqual(weights);
    expect(lambda.answers).toEqual([]);
  });

  test('ends a hold-back whose age is not known', async () => {
    live('2', { 1: 0.1 });
    publish('2', { LastModified: '' });
    await look();
    expect(lambda.alias?.weights).toEqual({});
  });

  test('leaves the share of a newer version to the shift that gave it', async () => {
    live('1', { 2: 0.1 });
    publish('1', {}, 61 * MINUTE);
    await look();
    expect(lambda.alias?.weights).toEqual({ 2: 0.1 });
  });

  test('asks for the alias only when nothing is held back, and for no alias either', async () => {
    live('2');
    await look();
    lambda.alias = undefined;
    await look();
    expect(lambda.calls).toEqual([GET_ALIAS, GET_ALIAS]);
  });

  test('fails when Lambda refuses, so that the alarm tells', async () => {
    lambda.refuse = () => ({ status: 403, type: 'AccessDeniedException', message: 'no' });
    await expect(look()).rejects.toThrow('no');
  });

  test.each([undefined, '60', '3 fortnights'])('fails before the first call for an age of %j', async (age) => {
    await expect(look(age ?? null)).rejects.toThrow(/^MaxAge must be/);
    expect(lambda.calls).toEqual([]);
  });

  test.each(['3600000 millis', '3600 seconds', '1 hours', '0.5 days'])('understands %s', async (age) => {
    live('2', { 1: 0.1 });
    publish('2', {}, 30 * MINUTE);
    await look(age);
    expect(lambda.alias?.weights).toEqual({ 1: 0.1 });
  });
});
