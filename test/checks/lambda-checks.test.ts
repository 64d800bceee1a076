import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Duration, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { LambdaChecksProps } from '../../lib';
import { CheckSeverity, LambdaChecks } from '../../lib';
import { failure } from '../failure';
import { testApp } from '../setup/app';

const RULE = 'Function.MemoryAboveMax';

interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

interface Report {
  readonly conclusion: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

function defineFunction(scope: Construct, memorySize = 10_241): lambda.Function {
  const fn = new lambda.Function(scope, 'Function', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {};'), memorySize: 1024 });
  (fn.node.defaultChild as lambda.CfnFunction).memorySize = memorySize;
  return fn;
}

function checked(define: (app: App) => unknown, props: LambdaChecksProps = { rules: [RULE] }): { report?: Report; error?: unknown } {
  const app = testApp();
  Validations.of(app).addPlugins(new LambdaChecks(props));
  define(app);
  let error: unknown;
  try {
    app.synth();
  } catch (caught) {
    error = caught;
  }
  const file = join(app.outdir, 'validation-report.json');
  const reports = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { pluginReports: [] }) as { pluginReports: (Report & { pluginName: string })[] };
  const report = reports.pluginReports.find(({ pluginName }) => pluginName === 'cdk-lambda-patterns');
  return { ...report && { report }, ...error !== undefined && { error } };
}

function paths(violations: readonly Violation[] = []): string[] {
  return violations.flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath)).sort();
}

describe('a finding', () => {
  test('of severity error fails synthesis, and names construct, template and property', () => {
    const { report, error } = checked((app) => defineFunction(new Stack(app, 'Main')));
    expect(error).toEqual(failure('ValidationFailed', /MemorySize is at most 10240 MB without a capacity provider, got 10241 MB/));
    expect(report).toMatchObject({ conclusion: 'failure', violations: [{ ruleName: RULE, severity: 'error', violatingConstructs: [{
      constructPath: 'Main/Function/Resource', cloudFormationResource: { templatePath: 'Main.template.json', propertyPaths: ['Properties.MemorySize'] },
    }] }] });
  });

  test('is not there for what is legal', () => {
    expect(checked((app) => defineFunction(new Stack(app, 'Main'), 10_240))).toEqual({});
  });

  test('names the construct in nested stacks and stages', () => {
    const { report } = checked((app) => {
      const stack = new Stack(app, 'Main');
      defineFunction(stack);
      defineFunction(new NestedStack(stack, 'Nested'));
      const staged = new Stack(new Stage(app, 'Beta'), 'Main');
      defineFunction(staged);
      defineFunction(new NestedStack(staged, 'Nested'));
    });
    expect(paths(report?.violations)).toEqual(['Beta/Main/Function/Resource', 'Beta/Main/Nested/Function/Resource', 'Main/Function/Resource', 'Main/Nested/Function/Resource']);
  });
});

describe('an acknowledgement', () => {
  const acknowledge = (scope: Construct): void => Validations.of(scope).acknowledge({ id: `cdk-lambda-patterns::${RULE}`, reason: 'tried' });

  test.each<[string, (fn: lambda.Function, stack: Stack) => Construct]>([
    ['the construct', (fn) => fn],
    ['a construct around it', (_, stack) => stack],
  ])('on %s silences the finding there, and synthesis succeeds', (_, place) => {
    const { report, error } = checked((app) => {
      const stack = new Stack(app, 'Main');
      acknowledge(place(defineFunction(stack), stack));
    });
    expect(error).toBeUndefined();
    expect([report?.conclusion, paths(report?.violations), paths(report?.suppressedViolations)]).toEqual(['success', [], ['Main/Function/Resource']]);
  });

  test('in a nested stack works, and leaves other constructs alone', () => {
    const { report, error } = checked((app) => {
      const stack = new Stack(app, 'Main');
      defineFunction(stack);
      acknowledge(defineFunction(new NestedStack(stack, 'Nested')));
    });
    expect(error).toEqual(failure('ValidationFailed', /MemorySize/));
    expect([paths(report?.violations), paths(report?.suppressedViolations)]).toEqual([['Main/Function/Resource'], ['Main/Nested/Function/Resource']]);
  });
});

describe('options', () => {
  const ids = (props: LambdaChecksProps): string[] => new LambdaChecks(props).ruleIds ?? [];

  test('choose rules by id and by beginning', () => {
    expect(ids({ rules: [RULE] })).toEqual([RULE]);
    expect(ids({ rules: ['Function.*'] }).every((id) => id.startsWith('Function.'))).toBe(true);
    expect(ids({ rules: ['Function.*'], exclude: [RULE] })).not.toContain(RULE);
    expect(ids({})).toContain(RULE);
  });

  test('hide what is less severe', () => {
    expect(checked((app) => defineFunction(new Stack(app, 'Main')), { rules: [RULE], minSeverity: CheckSeverity.ERROR }).report?.violations).toHaveLength(1);
  });

  const validate = (props: LambdaChecksProps): unknown =>
    new LambdaChecks(props).validate({ appConstruct: testApp(), templatePaths: [], stackTemplates: [] });

  test.each<[string, LambdaChecksProps, string, RegExp]>([
    ['a rule that does not exist', { exclude: ['Function.Memory'] }, 'LambdaChecksRuleUnknown', /rules and exclude hold ids .* got Function\.Memory:/],
    ['a beginning of no rule', { rules: ['Functions.*'] }, 'LambdaChecksRuleUnknown', /got Functions\.\*:/],
    ['less concurrency than any account has', { accountConcurrency: 99 }, 'LambdaChecksAccountConcurrencyTooLow', /at least 100, got 99:/],
    ['less memory than any function', { maxMemoryMb: 127 }, 'LambdaChecksMaxMemoryOutOfRange', /between 128 and 10240 MB, got 127:/],
    ['more memory than any function', { maxMemoryMb: 10_241 }, 'LambdaChecksMaxMemoryOutOfRange', /got 10241:/],
  ])('fails for %s', (_, props, code, message) => {
    expect(() => validate(props)).toThrow(failure(code, message));
  });

  test('take the edges', () => {
    for (const props of [{ accountConcurrency: 100 }, { maxMemoryMb: 128 }, { maxMemoryMb: 10_240 }]) {
      expect(validate(props)).toEqual({ success: true, violations: [] });
    }
  });
});

describe('a template that cannot be read', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'checks-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is a violation, not a crash', () => {
    const templatePath = join(folder, 'broken.json');
    writeFileSync(templatePath, '[]');
    const report = new LambdaChecks().validate({
      appConstruct: testApp(), templatePaths: [templatePath], stackTemplates: [{ templatePath, stackConstructPath: 'Main', accountId: undefined, region: undefined }],
    });
    expect(report).toMatchObject({ success: false, violations: [{ ruleName: 'Template.Unreadable', severity: 'error', description: expect.stringMatching(/broken\.json .*a list, not an object/) as string }] });
  });
});

test('an empty stack is no finding', () => {
  const { report, error } = checked((app) => new Stack(app, 'Empty'), {});
  expect(error).toBeUndefined();
  expect(report?.violations ?? []).toEqual([]);
});

test('follows what one stack reads of another by its name', () => {
  const { report } = checked((app) => {
    const queue = new Queue(new Stack(app, 'Queues'), 'Queue', { visibilityTimeout: Duration.seconds(5) });
    const fn = defineFunction(new Stack(app, 'Functions'), 1024);
    (fn.node.defaultChild as lambda.CfnFunction).timeout = 60;
    new lambda.EventSourceMapping(fn, 'Mapping', { target: fn, eventSourceArn: queue.queueArn });
  }, { rules: ['EventSourceMapping.SqsVisibilityTimeout'] });
  expect(report?.violations.map(({ ruleName }) => ruleName)).toEqual(['EventSourceMapping.SqsVisibilityTimeout']);
});
