import { Lazy, Validations } from 'aws-cdk-lib';
import { failure } from '../failure';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { defineFunction } from './defined-function';

interface Environment { [variable: string]: string }

const define = (environment: Environment): ReturnType<typeof defineFunction> => defineFunction({ environment });
const warnings = (environment: Environment): string[] => warningsOf(define(environment).stack);
const late = (value: string): string => Lazy.string({ produce: () => value });

/** A single variable that takes so many bytes as JSON. */
const ofSize = (bytes: number): Environment => ({ VALUE: 'x'.repeat(bytes - '{"VALUE":""}'.length) });

describe('names', () => {
  test.each(['AB', 'a1', 'A_', 'Table_Name', 'LAMBDA_TASK', 'AWS_REGIONS', 'TZ', 'PATH', 'NODE_OPTIONS'])('may be %s', (name) => {
    expect(onlyPropertiesOf(define({ [name]: '1' }).stack, 'AWS::Lambda::Function').Environment).toEqual({ Variables: { [name]: '1' } });
  });

  test.each(['A', '1A', '_A', 'A-B', 'A B', '', 'ÄB', 'AB\n'])('fail when one is "%s"', (name) => {
    expect(() => define({ [name]: '1' })).toThrow(failure('ProductionFunctionEnvironmentKeyInvalid', new RegExp(`got "${name}"`)));
  });

  test.each([
    '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
    'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
  ])('fail when Lambda sets one itself: %s', (name) => {
    expect(() => define({ [name]: '1' })).toThrow(failure('ProductionFunctionEnvironmentKeyReserved', new RegExp(`got "${name}"`)));
  });

  test('are all judged', () => {
    expect(() => define({ A: '1', AWS_REGION: '2', B: '3' })).toThrow(failure('ProductionFunctionEnvironmentKeyInvalid', /got "A".*got "AWS_REGION".*got "B"/));
  });

  test('are not judged when they are known at deploy time only', () => {
    const { stack, fn } = define({ [late('A')]: 'value' });
    expect(warningsOf(fn)).toEqual([]);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').Environment).toEqual({ Variables: { A: 'value' } });
  });
});

describe('size', () => {
  test('may be all that the service stores, with a warning', () => {
    expect(warnings(ofSize(4_096))).toEqual([expect.stringMatching(/takes 4096 of 4096 bytes.*ProductionFunction\.environmentNearLimit/)]);
  });

  test('fails one byte above', () => {
    expect(() => define(ofSize(4_097))).toThrow(failure('ProductionFunctionEnvironmentTooLarge', /at most 4096 bytes as JSON, got 4097: /));
  });

  test('is of bytes, not of characters', () => {
    expect(() => define({ VALUE: 'ü'.repeat(2_048) })).toThrow(failure('ProductionFunctionEnvironmentTooLarge', /got 4108/));
  });

  test('is warned of from 3,073 bytes on', () => {
    expect(warnings(ofSize(3_072))).toEqual([]);
    expect(warnings(ofSize(3_073))).toEqual([expect.stringContaining('ProductionFunction.environmentNearLimit')]);
  });

  test('does not count what is known at deploy time only', () => {
    expect(warnings({ VALUE: late('x'.repeat(5_000)) })).toEqual([]);
  });
});

describe('a value that looks like a reference', () => {
  test.each(['$HOME/bin', '${STAGE}', 'a$b'])('is warned of, because nothing expands it: %s', (value) => {
    expect(warnings({ VALUE: value })).toEqual([expect.stringMatching(/environment\.VALUE.*ProductionFunction\.environmentNotExpanded/)]);
  });

  test.each(['costs 5$', '$', '^a$'])('is not warned of when it is none: %s', (value) => {
    expect(warnings({ VALUE: value })).toEqual([]);
  });
});

describe('a value that looks like a secret', () => {
  test.each(['DB_PASSWORD', 'dbPasswd', 'CLIENT_SECRET', 'GITHUB_TOKEN', 'API_KEY', 'APIKEY', 'PRIVATE_KEY', 'AWS_CREDENTIALS_FILE'])('is warned of by the name of %s', (name) => {
    expect(warnings({ [name]: 'hunter2' })).toEqual([expect.stringMatching(new RegExp(`environment\\.${name} .*ProductionFunction\\.environmentSecret`))]);
  });

  test('does not appear in the warning', () => {
    expect(warnings({ DB_PASSWORD: 'hunter2' }).join()).not.toContain('hunter2');
  });

  test.each(['DB_PASSWORD_ARN', 'SECRET_NAME', 'TOKEN_URL', 'API_KEY_PARAMETER', 'TOKEN_TTL', 'TABLE'])('is not warned of when the name says it is elsewhere: %s', (name) => {
    expect(warnings({ [name]: 'hunter2' })).toEqual([]);
  });

  test.each(['arn:aws:secretsmanager:x', '/orders/password', 'https://idp.example.com', 'true', 'false', '3600', '-1.5', ''])('is not warned of when the value cannot be one: "%s"', (value) => {
    expect(warnings({ DB_PASSWORD: value })).toEqual([]);
  });

  test('is not warned of when it is known at deploy time only', () => {
    expect(warnings({ DB_PASSWORD: late('hunter2') })).toEqual([]);
  });

  test('is warned of once for each variable', () => {
    expect(warnings({ DB_PASSWORD: 'hunter2', CLIENT_SECRET: 'hunter3' })).toHaveLength(2);
  });

  test('is no longer warned of once that is acknowledged on the function', () => {
    const { fn } = define({ DB_PASSWORD: 'a public one' });
    Validations.of(fn).acknowledge({ id: 'cdk-lambda-patterns:ProductionFunction.environmentSecret', reason: 'of a public demo' });
    expect(warningsOf(fn)).toEqual([]);
  });
});
