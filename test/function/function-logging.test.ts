import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ApplicationLogLevel, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { AsyncFailure, FunctionLogging } from '../../lib';
import { failure } from '../failure';
import { logicalIdOf, onlyPropertiesOf, resourceOf } from '../synthesized';
import { defineFunction } from './defined-function';
import { rights, rightsOf } from './rights';

function defineLogging(logging?: FunctionLogging): ReturnType<typeof defineFunction> {
  return defineFunction({ asyncFailure: AsyncFailure.none('called synchronously only'), ...(logging && { logging }) });
}

function toGroup(define: (stack: Stack) => ILogGroup): ReturnType<typeof defineFunction> & { group: ILogGroup } {
  const made = defineFunction((stack) => ({ asyncFailure: AsyncFailure.none('called synchronously only'), logging: FunctionLogging.toGroup(define(stack)) }));
  return { ...made, group: made.fn.logGroup };
}

describe('an own log group', () => {
  test('keeps lines for three months and has a generated name', () => {
    expect(onlyPropertiesOf(defineLogging().stack, 'AWS::Logs::LogGroup')).toEqual({ RetentionInDays: 90 });
  });

  test('keeps lines as long as the user says', () => {
    const { stack } = defineLogging(FunctionLogging.toOwnGroup({ retention: RetentionDays.TEN_YEARS }));
    expect(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').RetentionInDays).toBe(3_653);
  });

  test('fails to keep lines for ever', () => {
    expect(() => defineLogging(FunctionLogging.toOwnGroup({ retention: RetentionDays.INFINITE })))
      .toThrow(failure('FunctionLoggingRetentionInfinite', /retention must be finite, got INFINITE: .*toGroup\(\)/));
  });

  test('may be written to, and no other', () => {
    const { stack, fn } = defineLogging();
    expect(rightsOf(stack).filter((right) => right.includes('logs:')))
      .toEqual(rights(stack, { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: { 'Fn::GetAtt': [logicalIdOf(fn.logGroup), 'Arn'] } }));
  });
});

describe('a group of the user', () => {
  test('is used as it is, and none is defined', () => {
    const { stack, group } = toGroup((scope) => new LogGroup(scope, 'Shared', { retention: RetentionDays.INFINITE }));
    expect(resourceOf(group)).not.toHaveProperty('Properties.RetentionInDays');
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 1);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').LoggingConfig).toMatchObject({ LogFormat: 'JSON', LogGroup: { Ref: logicalIdOf(group) } });
  });

  test('that is imported may be written to as well', () => {
    const { stack } = toGroup((scope) => LogGroup.fromLogGroupName(scope, 'Shared', '/orders/all'));
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 0);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').LoggingConfig).toMatchObject({ LogGroup: '/orders/all' });
    expect(rightsOf(stack).filter((right) => right.includes('logs:') && right.includes(':log-group:/orders/all:*'))).toHaveLength(2);
  });

  test('does not get the key of the function', () => {
    const { stack, fn } = defineFunction((scope) => ({ encryptionKey: new Key(scope, 'Key'), logging: FunctionLogging.toGroup(new LogGroup(scope, 'Shared')) }));
    expect(resourceOf(fn.logGroup)).not.toHaveProperty('Properties.KmsKeyId');
    expect(JSON.stringify(onlyPropertiesOf(stack, 'AWS::KMS::Key'))).not.toContain('logs.');
  });
});

describe('levels', () => {
  const levels = { applicationLogLevel: ApplicationLogLevel.DEBUG, systemLogLevel: SystemLogLevel.INFO };

  test.each<[string, (stack: Stack) => FunctionLogging]>([
    ['an own group', () => FunctionLogging.toOwnGroup(levels)],
    ['a group of the user', (stack) => FunctionLogging.toGroup(new LogGroup(stack, 'Shared'), levels)],
  ])('are those of the user: %s', (_title, logging) => {
    const { stack } = defineFunction((scope) => ({ logging: logging(scope) }));
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').LoggingConfig).toMatchObject({ ApplicationLogLevel: 'DEBUG', SystemLogLevel: 'INFO' });
  });

  test('are INFO of the code and WARN of the platform for a group of the user too', () => {
    expect(onlyPropertiesOf(toGroup((stack) => new LogGroup(stack, 'Shared')).stack, 'AWS::Lambda::Function').LoggingConfig)
      .toMatchObject({ ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' });
  });
});

test('one logging setting serves several functions, each with a group of its own', () => {
  const logging = FunctionLogging.toOwnGroup();
  const [first, second] = [defineLogging(logging), defineLogging(logging)];
  expect(first.fn.logGroup).not.toBe(second.fn.logGroup);
  expect(first.fn.logGroup.node.scope).toBe(first.fn);
});
