import { PreviousAliasStandIn } from './previous-alias-stand-in';
import type { Answer } from './previous-alias-stand-in';
import { runtimeProgram } from './runtime-program';

const { handler } = runtimeProgram('previous-alias', 'index.mjs') as { readonly handler: (event: object, context: object) => Promise<void> };

const PATH = '/2015-03-31/functions/orders';
const WHAT = 'The version that was live before';
const before = process.env;
let lambda: PreviousAliasStandIn;
let lines: { readonly [field: string]: unknown }[];

beforeEach(async () => {
  lambda = await PreviousAliasStandIn.start();
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(JSON.parse(String(text))) > 0);
  process.env = {
    ...before, AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test',
  };
  ['43', '44', '45', '46'].forEach((version) => lambda.versions.add(version));
});

afterEach(async () => {
  process.env = before;
  await lambda.stop();
});

function live(FunctionVersion: string): void {
  lambda.aliases.set('live', { FunctionVersion });
}

function previous(FunctionVersion: string, Description = WHAT): void {
  lambda.aliases.set('previous', { FunctionVersion, Description });
}

const propertiesOf = (Version: unknown): object => ({ ServiceToken: 'arn', FunctionName: 'orders', AliasName: 'live', PreviousName: 'previous', Version });

interface Sent {
  readonly type?: string;
  readonly version?: unknown;
  readonly old?: unknown;
  readonly properties?: object;
  readonly remaining?: number;
}

function eventOf({ type = 'Update', version = '46', old, properties = propertiesOf(version) }: Sent): object {
  return {
    RequestType: type, ResponseURL: `${lambda.endpoint}/answer?signature=x`, StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Version',
    ...type === 'Create' ? {} : { PhysicalResourceId: 'Version' }, ResourceProperties: properties,
    ...old === undefined ? {} : { OldResourceProperties: propertiesOf(old) },
  };
}

/** Sends a request; whatever happens, CloudFormation gets one answer with the same id. */
async function send(sent: Sent): Promise<Answer> {
  await handler(eventOf(sent), { getRemainingTimeInMillis: () => sent.remaining ?? 60_000 });
  expect(lambda.answers).toHaveLength(1);
  expect(lambda.answers[0]).toMatchObject({ PhysicalResourceId: 'Version', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Version' });
  expect(lambda.answers[0].contentType).toBeUndefined();
  return lambda.answers[0];
}

async function expectNamed(sent: Sent, version: string, description: string, reason: RegExp): Promise<void> {
  expect(await send(sent)).toMatchObject({
    Status: 'SUCCESS', Reason: expect.stringMatching(reason), Data: { Version: version, Description: description },
  });
}

describe('the first deployment', () => {
  test('names the version that it publishes', async () => {
    await expectNamed({ type: 'Create', version: '1' }, '1', WHAT, /nothing was live before/);
  });

  test('with the alias for the version before names what is live already', async () => {
    live('45');
    await expectNamed({ type: 'Create' }, '45', WHAT, /version 45 is live/);
  });

  test('of a function of another name names the version that it publishes', async () => {
    await expectNamed({ version: '1', old: '45' }, '1', WHAT, /nothing was live before/);
  });
});

describe('a new version', () => {
  test('makes the one that is live the one before, and notes how that is undone', async () => {
    live('45');
    previous('44');
    await expectNamed({ old: '45' }, '45', `${WHAT}; going back to 45 makes it 44`, /leave version 45/);
    expect(lines).toEqual([expect.objectContaining({ level: 'INFO', functionName: 'orders', version: 45 })]);
  });

  test('makes what is live the one before, also when a script and not the stack moved it there', async () => {
    live('43');
    previous('44');
    await expectNamed({ old: '45' }, '43', `${WHAT}; going back to 45 makes it 44`, /leave version 43/);
  });

  test('is named itself when nothing is live any more', async () => {
    previous('44');
    await expectNamed({ old: '45' }, '46', `${WHAT}; going back to 45 makes it 44`, /leave/);
  });
});

describe('a deployment without a new version', () => {
  test.each([['45', '45'], ['45', '44']])('leaves the alias as it is when the stack was at %s and callers are at %s', async (old, current) => {
    live(current);
    previous('44', `${WHAT}; going back to 44 makes it 43`);
    await expectNamed({ version: '45', old }, '44', `${WHAT}; going back to 44 makes it 43`, /stay at version 45/);
  });
});

describe('a rollback', () => {
  test.each(['45', '46'])('names what was named before when the alias has moved, wherever callers are: %s', async (current) => {
    live(current);
    previous('45', `${WHAT}; going back to 45 makes it 44`);
    await expectNamed({ version: '45', old: '46' }, '44', `${WHAT}; going back to 46 makes it 45`, /go back to version 45/);
  });

  test('names what is named when the alias has not moved', async () => {
    live('45');
    previous('44', `${WHAT}; going back to 44 makes it 43`);
    await expectNamed({ version: '45', old: '46' }, '44', `${WHAT}; going back to 44 makes it 43`, /stay at version 45/);
  });

  test('names the version it goes back to when the one before was pruned meanwhile', async () => {
    live('46');
    previous('45', `${WHAT}; going back to 45 makes it 44`);
    lambda.versions.delete('44');
    await expectNamed({ version: '45', old: '46' }, '45', `${WHAT}; going back to 46 makes it 45`, /version 44 was deleted/);
  });

  test('of a version that does not exist finds what was named before', async () => {
    live('46');
    previous('46', `${WHAT}; going back to 46 makes it 45`);
    await expectNamed({ version: '46', old: '999' }, '45', `${WHAT}; going back to 999 makes it 46`, /go back to version 46/);
  });
});

describe('going back on purpose', () => {
  test('to an older version makes the one that is left the one before', async () => {
    live('46');
    previous('45', `${WHAT}; going back to 45 makes it 44`);
    await expectNamed({ version: '43', old: '46' }, '46', `${WHAT}; going back to 46 makes it 45`, /leave version 46/);
  });

  test('and forward again restores both', async () => {
    live('45');
    previous('44', `${WHAT}; going back to 46 makes it 45`);
    await expectNamed({ version: '46', old: '45' }, '45', `${WHAT}; going back to 45 makes it 44`, /go back to version 46/);
  });
});

test.each([undefined, 'changed by hand', '; going back to x makes it 1', '; going back to 45 makes it 0'])('a description of %j notes nothing', async (description) => {
  live('46');
  lambda.aliases.set('previous', { FunctionVersion: '44', ...description === undefined ? {} : { Description: description } });
  await expectNamed({ version: '45', old: '46' }, '46', `${WHAT}; going back to 46 makes it 44`, /leave version 46/);
});

test('only reads: both aliases, and whether the version exists', async () => {
  live('45');
  previous('44');
  await send({ old: '45' });
  expect(lambda.calls).toEqual([`GET ${PATH}/aliases/live`, `GET ${PATH}/aliases/previous`, `GET ${PATH}/configuration?Qualifier=45`]);
});

describe('Lambda that cannot be asked', () => {
  test.each([
    ['Create', undefined, WHAT],
    ['Update', '45', `${WHAT}; going back to 45 makes it 45`],
  ])('does not fail a deployment on %s: the version before is the new one', async (type, old, description) => {
    lambda.refuse = () => ({ status: 403, type: 'AccessDeniedException', message: 'no' });
    await expectNamed({ type, old }, '46', description, /AccessDeniedException/);
    expect(lines).toEqual([expect.objectContaining({ level: 'ERROR', reason: 'no' })]);
  });

  test('is given up in time for an answer', async () => {
    live('45');
    await expectNamed({ type: 'Create', remaining: 15_000 }, '46', WHAT, /cannot be found/);
  });
});

test.each([propertiesOf('46'), {}])('deleting asks nothing, whatever the request says', async (properties) => {
  expect(await send({ type: 'Delete', properties })).toMatchObject({ Status: 'SUCCESS' });
  expect(lambda.calls).toEqual([]);
});

test.each([
  ['FunctionName', { ...propertiesOf('46'), FunctionName: '' }], ['AliasName', { ...propertiesOf('46'), AliasName: undefined }],
  ['PreviousName', { ...propertiesOf('46'), PreviousName: 7 }], ['Version', propertiesOf('$LATEST')], ['Version', propertiesOf('0')], ['Version', propertiesOf('1.5')],
])('a request fails for a wrong %s', async (name, properties) => {
  expect(await send({ properties })).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(`^${name} must be`) });
  expect(lambda.calls).toEqual([]);
});

test('an answer that is not taken is sent again, and fails the run in the end', async () => {
  lambda.takeAnswer = () => lambda.answers.length < 2 ? 503 : 200;
  await handler(eventOf({ type: 'Delete' }), { getRemainingTimeInMillis: () => 60_000 });
  expect(lambda.answers).toHaveLength(2);
  lambda.takeAnswer = () => 503;
  await expect(handler(eventOf({ type: 'Delete' }), { getRemainingTimeInMillis: () => 60_000 })).rejects.toThrow(/status 503/);
});
