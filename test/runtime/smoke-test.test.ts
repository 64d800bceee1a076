import { functionError, HookApis, refusal } from './hook-apis';
import { HookPackage } from './hook-process';
import type { HookRun } from './hook-process';

const VERSION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:orders:7';
const HOOK_EVENT = { DeploymentId: 'd-ABC123', LifecycleEventHookExecutionId: 'execution-1' };
const PLENTY = 60_000;

/** Ten seconds for the report, and one for the test. */
const ONE_SECOND = 11_000;

let apis: HookApis;
let hook: HookPackage;

beforeEach(async () => {
  apis = await HookApis.start();
});

afterEach(async () => {
  hook.remove();
  await apis.stop();
});

async function run(
  events: unknown[], milliseconds = PLENTY, event: unknown = HOOK_EVENT, environment: { [variable: string]: string } = {},
): Promise<HookRun> {
  hook = new HookPackage({ events });
  return hook.run(event, milliseconds, {
    AWS_ENDPOINT_URL_LAMBDA: apis.endpoint, AWS_ENDPOINT_URL_CODEDEPLOY: apis.endpoint, TARGET_ARN: VERSION_ARN, ...environment,
  });
}

function reported(status: string): object[] {
  return [{ deploymentId: 'd-ABC123', lifecycleEventHookExecutionId: 'execution-1', status }];
}

function reasonOf({ lines }: HookRun): unknown {
  return lines.find(({ result }) => result === 'failed')?.reason;
}

describe('a test that passes', () => {
  test('invokes the version with each event, waits for each answer and reports once', async () => {
    const { returned } = await run([{ payload: { order: 1 } }, { payload: { order: 2 } }]);
    expect(returned).toBe(true);
    expect(apis.invocations).toEqual([1, 2].map((order) => ({ target: VERSION_ARN, type: 'RequestResponse', payload: { order } })));
    expect(apis.reports).toEqual(reported('Succeeded'));
  });

  test('takes an event with values of the deployment from the environment', async () => {
    await run([{ variable: 'EVENT_1' }], PLENTY, HOOK_EVENT, { EVENT_1: '{"payload":{"bucket":"orders"}}' });
    expect(apis.invocations).toEqual([expect.objectContaining({ payload: { bucket: 'orders' } })]);
    expect(apis.reports).toEqual(reported('Succeeded'));
  });

  test('accepts an answer that has what is expected and more', async () => {
    apis.onInvoke = () => ({ body: { statusCode: 200, headers: { type: 'json', length: 3 }, body: 'x' } });
    await run([{ payload: {}, expectedFields: { statusCode: 200, headers: { type: 'json' } } }]);
    expect(apis.reports).toEqual(reported('Succeeded'));
  });

  test('writes lines of JSON without payloads or answers', async () => {
    apis.onInvoke = () => ({ body: { answer: 'confidential' } });
    const { lines } = await run([{ payload: { question: 'confidential' } }]);
    expect(lines).toEqual([
      { result: 'passed', event: 'event 1 of 1', milliseconds: expect.any(Number), requestId: 'request-1' },
      { result: 'reported', status: 'Succeeded', deploymentId: 'd-ABC123' },
    ]);
  });
});

describe('a version that fails', () => {
  test.each(['Handled', 'Unhandled'] as const)('is reported although Lambda answers with success (%s)', async (kind) => {
    apis.onInvoke = () => functionError(kind, 'TypeError', 'order is not iterable');
    const outcome = await run([{ payload: { order: 1 } }]);
    expect(outcome.returned).toBe(true);
    expect(apis.reports).toEqual(reported('Failed'));
    expect(reasonOf(outcome)).toBe(`event 1 of 1: the function failed (${kind}, request request-1): TypeError: order is not iterable`);
  });

  test('is not sent the events that follow', async () => {
    apis.onInvoke = (_invocation, earlier) => (earlier === 0 ? functionError('Unhandled', 'Error', 'no') : { body: {} });
    await run([{ payload: {} }, { payload: {} }]);
    expect(apis.invocations).toHaveLength(1);
  });

  test('leaves at most a kilobyte of its error in the log', async () => {
    apis.onInvoke = () => functionError('Unhandled', 'Error', 'x'.repeat(5_000));
    expect(reasonOf(await run([{ payload: {} }]))).toHaveLength(1_024);
  });

  test('is reported when its answer is not as expected', async () => {
    apis.onInvoke = () => ({ body: { statusCode: 500 } });
    const outcome = await run([{ payload: {} }, { payload: {}, expectedFields: { statusCode: 200 } }]);
    expect(apis.reports).toEqual(reported('Failed'));
    expect(reasonOf(outcome)).toBe('event 2 of 2: the answer is not as expected (request request-1): answer.statusCode must be 200, got 500');
  });
});

describe('a version that cannot be invoked', () => {
  test.each([
    [429, 'TooManyRequestsException'], [409, 'ResourceConflictException'], [502, 'ResourceNotReadyException'], [500, 'ServiceException'],
    [403, 'AccessDeniedException'],
  ])('is tried again after %d %s', async (status, type) => {
    apis.onInvoke = (_invocation, earlier) => (earlier < 2 ? refusal(status, type, 'not now') : { body: {} });
    await run([{ payload: {} }]);
    expect(apis.invocations).toHaveLength(3);
    expect(apis.reports).toEqual(reported('Succeeded'));
  });

  test('is given up when access stays denied', async () => {
    apis.onInvoke = () => refusal(403, 'AccessDeniedException', 'not authorized to perform: lambda:InvokeFunction');
    const outcome = await run([{ payload: {} }], ONE_SECOND);
    expect(apis.invocations.length).toBeGreaterThan(1);
    expect(apis.reports).toEqual(reported('Failed'));
    expect(reasonOf(outcome)).toMatch(/cannot be invoked: AccessDeniedException: not authorized/);
  });

  test('is given up at once when trying again is of no use', async () => {
    apis.onInvoke = () => refusal(404, 'ResourceNotFoundException', 'Function not found');
    await run([{ payload: {} }]);
    expect(apis.invocations).toHaveLength(1);
    expect(apis.reports).toEqual(reported('Failed'));
  });
});

describe('time', () => {
  test('that runs out while the version hangs is a failure, reported before the hook is stopped', async () => {
    apis.onInvoke = () => undefined;
    const outcome = await run([{ payload: {} }], ONE_SECOND);
    expect(outcome.returned).toBe(true);
    expect(apis.reports).toEqual(reported('Failed'));
    expect(reasonOf(outcome)).toMatch(/did not answer in the time of the test/);
  });

  test('that is over before an event is sent is a failure', async () => {
    const outcome = await run([{ payload: {} }], 10_000);
    expect(apis.invocations).toEqual([]);
    expect(apis.reports).toEqual(reported('Failed'));
    expect(reasonOf(outcome)).toMatch(/the time of the test is over/);
  });
});

describe('the report', () => {
  test.each([
    [500, 'InternalFailure'], [400, 'ThrottlingException'], [400, 'AccessDeniedException'],
  ])('is repeated after %d %s', async (status, type) => {
    apis.onReport = (_report, earlier) => (earlier === 0 ? refusal(status, type, 'not now') : { body: {} });
    const { returned } = await run([{ payload: {} }]);
    expect(returned).toBe(true);
    expect(apis.reports).toEqual([...reported('Succeeded'), ...reported('Succeeded')]);
    expect(apis.invocations).toHaveLength(1);
  });

  test('that is not answered is repeated', async () => {
    apis.onReport = (_report, earlier) => (earlier === 0 ? undefined : { body: {} });
    const { returned } = await run([{ payload: {} }]);
    expect(returned).toBe(true);
    expect(apis.reports).toHaveLength(2);
  });

  test('that was heard although its answer was lost counts', async () => {
    apis.onReport = (_report, earlier) => (earlier === 0 ? refusal(500, 'InternalFailure', 'lost') : refusal(400, 'LifecycleEventAlreadyCompletedException', 'done'));
    expect((await run([{ payload: {} }])).returned).toBe(true);
  });

  test('makes the hook fail when it is refused until the end, so that Lambda repeats the run', async () => {
    apis.onReport = () => refusal(500, 'InternalFailure', 'down');
    const outcome = await run([{ payload: {} }], 2_000);
    expect(outcome.returned).toBe(false);
    expect(apis.reports.length).toBeGreaterThan(1);
    expect(outcome.lines.at(-1)).toMatchObject({ result: 'unreported', status: 'Failed', deploymentId: 'd-ABC123' });
  });

  test('makes the hook fail at once when the deployment does not exist', async () => {
    apis.onReport = () => refusal(400, 'DeploymentDoesNotExistException', 'no such deployment');
    expect((await run([{ payload: {} }])).returned).toBe(false);
    expect(apis.reports).toHaveLength(1);
  });
});

describe('a malformed', () => {
  test.each([[null], [{}], [{ DeploymentId: 'd-ABC123' }], [{ ...HOOK_EVENT, DeploymentId: 7 }], [{ ...HOOK_EVENT, LifecycleEventHookExecutionId: '' }]])(
    'event fails, as it names nobody to report to: %j', async (event) => {
      const outcome = await run([{ payload: {} }], PLENTY, event);
      expect(outcome.returned).toBe(false);
      expect(outcome.error).toMatch(/must name DeploymentId and LifecycleEventHookExecutionId/);
      expect([apis.invocations, apis.reports]).toEqual([[], []]);
    });

  test('plan is reported as a failure', async () => {
    const { returned } = await run([{ variable: 'EVENT_1' }]);
    expect(returned).toBe(true);
    expect(apis.reports).toEqual(reported('Failed'));
  });
});
