import { LambdaClient } from '@aws-sdk/client-lambda';
import { LAYER_ARN, LambdaStandIn } from './lambda-stand-in';
import type { StoredAlias, StoredFunction, StoredVersion } from './lambda-stand-in';
import { runtimeProgram } from './runtime-program';
import { StackStandIn } from './stack-stand-in';

interface Plan {
  readonly functions: string[];
  readonly layers: string[];
  readonly keep: number;
  readonly minimumAge: number;
  readonly dryRun: boolean;
}

interface Line {
  readonly level: string;
  readonly message: string;
  readonly function?: string;
  readonly version?: string;
}

interface Api {
  readonly aliasedVersions: (name: string) => Promise<Set<string>>;
  readonly deleteVersion: (name: string, version: string) => Promise<void>;
}

interface Unsettled {
  readonly stack: string;
  readonly status: string;
}

interface Surroundings {
  readonly api: Api;
  readonly stacks: { readonly unsettled: () => Promise<Unsettled | undefined> };
  readonly remaining: () => number;
  readonly say: (level: string, message: string, details: object) => void;
}

const { LambdaApi } = runtimeProgram('version-pruner', 'lambda-api.mjs') as {
  readonly LambdaApi: new (client: LambdaClient, settings: { gap: number; signal: AbortSignal }) => Api;
};
const { Pruning } = runtimeProgram('version-pruner', 'pruning.mjs') as {
  readonly Pruning: new (plan: Plan, surroundings: Surroundings) => { run: () => Promise<object> };
};

const DAY = 86_400_000;
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
let lambda: LambdaStandIn;
let lines: Line[];
/** What is told of the stacks. */
let unsettled: () => Unsettled | undefined;

beforeEach(async () => {
  lambda = await LambdaStandIn.start();
  lines = [];
  unsettled = () => undefined;
});

afterEach(() => lambda.stop());

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY);
}

/** Versions 1 to `count`, the last published today and each other a day before the next. */
function versions(count: number, more: { readonly [version: string]: Partial<StoredVersion> } = {}): Map<string, StoredVersion> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1));
  return new Map(numbers.map((number, index) => [number, { published: daysAgo(count - 1 - index), ...more[number] }]));
}

interface Aliases {
  readonly [name: string]: StoredAlias;
}

function store(name: string, stored: Map<string, StoredVersion>, aliases: Aliases = {}, latestLayers: string[] = []): StoredFunction {
  const fn = { versions: stored, aliases: new Map(Object.entries(aliases)), latestLayers };
  lambda.functions.set(name, fn);
  return fn;
}

function left(name: string): string[] {
  return [...lambda.functions.get(name)?.versions.keys() ?? []];
}

function api(gap = 0): Api {
  const client = new LambdaClient({ region: 'eu-west-1', credentials: CREDENTIALS, endpoint: lambda.endpoint, maxAttempts: 6, retryMode: 'adaptive' });
  return new LambdaApi(client, { gap, signal: AbortSignal.timeout(30_000) });
}

async function run(plan: Partial<Plan> = {}, remaining: () => number = () => 900_000): Promise<object> {
  const pruning = new Pruning({ functions: ['orders'], layers: [], keep: 2, minimumAge: 0, dryRun: false, ...plan }, {
    api: api(), remaining,
    stacks: { unsettled: () => Promise.resolve(unsettled()) },
    say: (level, message, details) => lines.push({ level, message, ...details }),
  });
  return pruning.run();
}

describe('the versions of a function', () => {
  test('are read from all pages, and deleted oldest first but for the newest', async () => {
    store('orders', versions(7));
    expect(await run({ keep: 3 })).toMatchObject({ functions: 1, deleted: 4, kept: 3, failures: 0, stoppedEarly: false });
    expect(left('orders')).toEqual(['5', '6', '7']);
    expect(lambda.callsTo('DELETE')).toEqual(['1', '2', '3', '4'].map((version) => `DELETE /2015-03-31/functions/orders?Qualifier=${version}`));
    expect(lines.filter(({ message }) => message === 'deleted').map(({ version }) => version)).toEqual(['1', '2', '3', '4']);
  });

  test('are told apart by number, not by text', async () => {
    store('orders', versions(11));
    await run();
    expect(left('orders')).toEqual(['10', '11']);
  });

  test('stay when an alias names them, with either weight and on any page', async () => {
    store('orders', versions(8), { live: { version: '8' }, blue: { version: '1' }, green: { version: '7', other: '3' }, old: { version: '2', other: '5' } });
    await run();
    expect(left('orders')).toEqual(['1', '2', '3', '5', '7', '8']);
  });

  test('stay while they are young', async () => {
    store('orders', versions(6));
    await run({ minimumAge: 3.5 * DAY });
    expect(left('orders')).toEqual(['3', '4', '5', '6']);
  });

  test('stay while a durable execution may still be under way on them', async () => {
    const twoDays = { executionTimeout: 2 * DAY / 1_000 };
    store('orders', versions(6, { 1: twoDays, 3: twoDays, 4: twoDays }));
    expect(await run()).toMatchObject({ deleted: 3, inUse: 1 });
    expect(left('orders')).toEqual(['4', '5', '6']);
  });

  test('of other functions are not touched', async () => {
    store('orders', versions(4));
    store('invoices', versions(4));
    await run();
    expect(left('invoices')).toHaveLength(4);
    expect(lambda.calls.filter((call) => call.includes('invoices'))).toEqual([]);
  });
});

describe('a dry run', () => {
  test('says what it would delete, and deletes nothing', async () => {
    store('orders', versions(4), { live: { version: '4', other: '1' } });
    lambda.layers.set('tools', versions(4));
    expect(await run({ dryRun: true, layers: ['tools'] })).toMatchObject({ deleted: 0, wouldDelete: 3 });
    expect(lines.map(({ message, version }) => `${message} ${version}`)).toEqual(['would delete 2', 'would delete 1', 'would delete 2']);
    expect(lambda.callsTo('DELETE')).toEqual([]);
  });
});

describe('a deployment at the same time', () => {
  test('keeps a version that an alias names since the lists were read', async () => {
    const orders = store('orders', versions(4), { live: { version: '4' } });
    lambda.refuse = (call) => {
      if (call.startsWith('DELETE') && call.endsWith('=1')) {
        orders.aliases.set('live', { version: '2' });
      }
      return undefined;
    };
    expect(await run()).toMatchObject({ deleted: 1, inUse: 1, failures: 0 });
    expect(left('orders')).toEqual(['2', '3', '4']);
    expect(lambda.callsTo('DELETE')).toHaveLength(1);
  });

  test.each([
    ['moved an alias in the last moment', { status: 409, type: 'ResourceConflictException', message: 'Unable to delete version because the following aliases reference it: [live]' }],
    ['says so as a wrong value', { status: 400, type: 'InvalidParameterValueException', message: 'an alias references the version' }],
    ['has copies at the edge', { status: 400, type: 'InvalidParameterValueException', message: 'it is a replicated function' }],
  ])('keeps a version that Lambda refuses to delete because it %s', async (_, refusal) => {
    store('orders', versions(4));
    lambda.refuse = (call) => call.startsWith('DELETE') && call.endsWith('=1') ? refusal : undefined;
    expect(await run()).toMatchObject({ deleted: 1, inUse: 1, kept: 3, failures: 0 });
    expect(left('orders')).toEqual(['1', '3', '4']);
  });

  test('does no harm when it deletes the same versions', async () => {
    const orders = store('orders', versions(4));
    lambda.refuse = (call) => {
      if (call.includes('/aliases') && lambda.callsTo('GET /2015-03-31/functions/orders/aliases').length === 2) {
        orders.versions.delete('1');
      }
      return undefined;
    };
    expect(await run()).toMatchObject({ deleted: 1, failures: 0 });
    expect(lines).toContainEqual(expect.objectContaining({ message: 'is gone already', version: '1' }));
  });
});

describe('a deployment that can still go back', () => {
  const deploying = { stack: 'Orders', status: 'UPDATE_IN_PROGRESS' };

  test('keeps every version and layer, and the next run takes them', async () => {
    store('orders', versions(4));
    lambda.layers.set('tools', versions(4));
    unsettled = () => deploying;
    expect(await run({ layers: ['tools'] })).toMatchObject({ deleted: 0, kept: 4, failures: 0, stoppedEarly: true });
    expect(lambda.callsTo('DELETE')).toEqual([]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'INFO', ...deploying }));
    unsettled = () => undefined;
    expect(await run({ layers: ['tools'] })).toMatchObject({ deleted: 4, stoppedEarly: false });
  });

  test('is asked for before each version, after the aliases were read', async () => {
    store('orders', versions(5), { live: { version: '5' } });
    unsettled = () => {
      expect(lambda.callsTo('GET /2015-03-31/functions/orders/aliases')).not.toEqual([]);
      return lambda.callsTo('DELETE').length === 2 ? deploying : undefined;
    };
    expect(await run()).toMatchObject({ deleted: 2, stoppedEarly: true });
    expect(left('orders')).toEqual(['3', '4', '5']);
  });

  test('is told of more loudly when it waits for somebody', async () => {
    store('orders', versions(3));
    unsettled = () => ({ stack: 'Orders', status: 'UPDATE_ROLLBACK_FAILED' });
    await run();
    expect(lines).toEqual([expect.objectContaining({ level: 'WARN', stack: 'Orders', status: 'UPDATE_ROLLBACK_FAILED' })]);
  });

  test('is what is feared when nothing can be learned', async () => {
    store('orders', versions(4));
    unsettled = () => {
      throw new Error('no answer');
    };
    expect(await run()).toMatchObject({ deleted: 0, failures: 2 });
    expect(left('orders')).toHaveLength(4);
  });
});

describe('throttling', () => {
  test('is waited out', async () => {
    store('orders', versions(3));
    let throttles = 0;
    lambda.refuse = (call) => call.startsWith('DELETE') && throttles++ < 2 ? { status: 429, type: 'TooManyRequestsException', message: 'Rate exceeded' } : undefined;
    expect(await run()).toMatchObject({ deleted: 1, failures: 0 });
    expect(lambda.callsTo('DELETE')).toHaveLength(3);
    expect(left('orders')).toEqual(['2', '3']);
  });

  test('is avoided by a gap between any two calls', async () => {
    store('orders', versions(1), { a: { version: '1' }, b: { version: '1' }, c: { version: '1' } });
    const begin = Date.now();
    await api(100).aliasedVersions('orders');
    expect(lambda.calls).toHaveLength(2);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(95);
  });
});

describe('a failure', () => {
  const DENIED = { status: 403, type: 'AccessDeniedException', message: 'not authorized' };

  test('of one version leaves that version, prunes the others and is counted', async () => {
    store('orders', versions(5));
    lambda.refuse = (call) => call.startsWith('DELETE') && call.endsWith('=2') ? DENIED : undefined;
    expect(await run()).toMatchObject({ deleted: 2, failures: 1 });
    expect(left('orders')).toEqual(['2', '4', '5']);
    expect(lines).toContainEqual({ level: 'ERROR', message: 'failed', function: 'orders', version: '2', error: 'AccessDeniedException', reason: 'not authorized' });
  });

  test('to read the aliases right before deleting keeps the version', async () => {
    store('orders', versions(3));
    lambda.refuse = (call) => call.includes('/aliases') && lambda.callsTo('GET /2015-03-31/functions/orders/aliases').length > 1 ? DENIED : undefined;
    expect(await run()).toMatchObject({ deleted: 0, failures: 1 });
    expect(left('orders')).toHaveLength(3);
  });

  test('of one function leaves it and all layers alone, and prunes the other functions', async () => {
    store('orders', versions(4));
    lambda.layers.set('tools', versions(4));
    expect(await run({ functions: ['lost', 'orders'], layers: ['tools'] })).toMatchObject({ functions: 1, layers: 0, deleted: 2, failures: 1 });
    expect(lambda.layers.get('tools')?.size).toBe(4);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'WARN', layers: ['tools'] }));
  });
});

describe('the deadline', () => {
  test('stops the run 30 seconds before, and the next run goes on', async () => {
    store('orders', versions(6));
    lambda.layers.set('tools', versions(6));
    const remaining = (): number => lambda.callsTo('DELETE').length < 2 ? 30_000 : 29_999;
    expect(await run({ layers: ['tools'] }, remaining)).toMatchObject({ deleted: 2, stoppedEarly: true, failures: 0 });
    expect(left('orders')).toEqual(['3', '4', '5', '6']);
    expect(lambda.layers.get('tools')?.size).toBe(6);
    expect(await run()).toMatchObject({ deleted: 2, stoppedEarly: false });
    expect(left('orders')).toEqual(['5', '6']);
  });
});

describe('the versions of a layer', () => {
  const tools = (number: number): string[] => [`${LAYER_ARN}:tools:${number}`];

  test('are deleted but for the newest and the young', async () => {
    store('orders', versions(1));
    lambda.layers.set('tools', versions(6));
    expect(await run({ layers: ['tools'], minimumAge: 3.5 * DAY })).toMatchObject({ layers: 1, deleted: 2 });
    expect([...lambda.layers.get('tools')?.keys() ?? []]).toEqual(['3', '4', '5', '6']);
    expect(lambda.callsTo('DELETE')).toEqual([1, 2].map((version) => `DELETE /2018-10-31/layers/tools/versions/${version}`));
  });

  test('stay while a version that stays, or the unpublished one, uses them', async () => {
    store('orders', versions(4, { 1: { layers: tools(1) }, 2: { layers: tools(2) }, 4: { layers: tools(4) } }), { live: { version: '4', other: '2' } }, tools(3));
    lambda.layers.set('tools', versions(8));
    await run({ layers: ['tools'] });
    expect(left('orders')).toEqual(['2', '3', '4']);
    expect([...lambda.layers.get('tools')?.keys() ?? []]).toEqual(['2', '3', '4', '7', '8']);
  });

  test('stay while a version that could not be deleted uses them', async () => {
    store('orders', versions(3, { 1: { layers: tools(1) } }));
    lambda.layers.set('tools', versions(4));
    lambda.refuse = (call) => call.startsWith('DELETE /2015') ? { status: 409, type: 'ResourceConflictException' } : undefined;
    await run({ layers: ['tools'] });
    expect([...lambda.layers.get('tools')?.keys() ?? []]).toEqual(['1', '3', '4']);
  });
});

describe('deleting a version', () => {
  test.each(['', '$LATEST', '0', 'live'])('fails without a call for %j, which would mean the function or be no version', async (version) => {
    store('orders', versions(1));
    await expect(api().deleteVersion('orders', version)).rejects.toThrow(/must be a number/);
    expect(lambda.calls).toEqual([]);
  });
});

describe('the handler', () => {
  const { handler } = runtimeProgram('version-pruner', 'index.mjs') as { readonly handler: (event: object, context: object) => Promise<object> };
  const context = { getRemainingTimeInMillis: () => 900_000 };
  const before = process.env;
  let output: string[];
  let stacks: StackStandIn;

  beforeEach(async () => {
    output = [];
    stacks = await StackStandIn.start();
    stacks.statuses.set('Orders', 'UPDATE_COMPLETE').set('Tools', 'CREATE_COMPLETE');
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => output.push(String(text)) > 0);
    process.env = {
      ...before, AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint, AWS_ENDPOINT_URL_CLOUDFORMATION: stacks.endpoint, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test',
      AWS_LAMBDA_FUNCTION_NAME: 'pruner', FUNCTIONS: 'orders', STACKS: 'Orders,Tools', KEEP: '2', MINIMUM_AGE: '12 hours', DRY_RUN: 'false',
    };
  });

  afterEach(async () => {
    process.env = before;
    await stacks.stop();
  });

  test('prunes what the environment names, and reports the code storage as a metric', async () => {
    store('orders', versions(3));
    expect(await handler({}, context)).toMatchObject({ deleted: 1 });
    expect(left('orders')).toEqual(['2', '3']);
    const [deleted, summary, metric] = output.map((line) => JSON.parse(line));
    expect(deleted).toMatchObject({ level: 'INFO', message: 'deleted', function: 'orders', version: '1' });
    expect(summary).toMatchObject({ level: 'INFO', message: 'summary', dryRun: false, summary: { deleted: 1 } });
    expect(metric).toMatchObject({
      _aws: { CloudWatchMetrics: [{ Namespace: 'CdkLambdaPatterns', Dimensions: [['FunctionName']], Metrics: [{ Name: 'CodeStorageUsed', Unit: 'Percent' }] }] },
      FunctionName: 'pruner', CodeStorageUsed: 80,
    });
  });

  test('deletes nothing beside a stack that may go back, and reports the code storage all the same', async () => {
    store('orders', versions(3));
    stacks.statuses.set('Tools', 'UPDATE_ROLLBACK_IN_PROGRESS');
    expect(await handler({}, context)).toMatchObject({ deleted: 0, stoppedEarly: true });
    expect(left('orders')).toHaveLength(3);
    expect(stacks.calls).toEqual(['Orders', 'Tools']);
    expect(output.join('')).toContain('"stack":"Tools","status":"UPDATE_ROLLBACK_IN_PROGRESS"');
    expect(output.join('')).toContain('"CodeStorageUsed":80');
  });

  test('fails and deletes nothing when a stack cannot be asked for', async () => {
    store('orders', versions(3));
    stacks.statuses.delete('Tools');
    await expect(handler({}, context)).rejects.toThrow(/1 steps failed/);
    expect(output.join('')).toContain('Stack with id Tools does not exist');
    expect(left('orders')).toHaveLength(3);
  });

  test('fails when anything failed, after it reported', async () => {
    await expect(handler({}, context)).rejects.toThrow(/1 steps failed/);
    expect(output.join('')).toContain('"CodeStorageUsed":80');
  });

  test('fails when the account settings say nothing', async () => {
    store('orders', versions(1));
    lambda.codeStorage = { used: 1, limit: 0 };
    await expect(handler({}, context)).rejects.toThrow(/code storage/);
  });

  test.each([{ STACKS: '' }, { KEEP: '1' }, { KEEP: 'x' }, { MINIMUM_AGE: '14' }, { MINIMUM_AGE: '14 fortnights' }])('fails before the first call for %j', async (wrong) => {
    process.env = { ...process.env, ...wrong };
    await expect(handler({}, context)).rejects.toThrow(/^(STACKS|KEEP|MINIMUM_AGE) must /);
    expect(lambda.calls).toEqual([]);
  });

  test('only rehearses unless the environment clearly says otherwise', async () => {
    store('orders', versions(3));
    delete process.env.DRY_RUN;
    expect(await handler({}, context)).toMatchObject({ deleted: 0, wouldDelete: 1 });
  });
});
