import { Lazy } from 'aws-cdk-lib';
import { ApplicationLogLevel, LoggingFormat } from 'aws-cdk-lib/aws-lambda';
import { FunctionJsonLogs } from '../../lib/mixins';
import { onlyPropertiesOf } from '../synthesized';
import { bare, expectFixed, expectUnchanged, plain, stackWith } from './mixin-kit';

const MIXIN = new FunctionJsonLogs();
const TYPE = 'AWS::Lambda::Function';

describe('a function that does not say how it logs', () => {
  test.each([['of the CDK', plain], ['of CloudFormation', bare]])('logs JSON: %s', (_, define) => {
    expect(onlyPropertiesOf(stackWith(define, MIXIN), TYPE).LoggingConfig).toEqual({ LogFormat: 'JSON' });
  });

  test('keeps its log group', () => {
    const stack = stackWith((scope) => bare(scope, { loggingConfig: { logGroup: 'group' } }), MIXIN);
    expect(onlyPropertiesOf(stack, TYPE).LoggingConfig).toEqual({ LogFormat: 'JSON', LogGroup: 'group' });
  });
});

describe('a function with a log level', () => {
  test.each([
    ['no format', {}],
    ['text', { logFormat: 'Text' }],
  ])('logs JSON where it had %s', (_, format) => {
    expectFixed((stack) => bare(stack, { loggingConfig: { ...format, applicationLogLevel: 'DEBUG' } }), MIXIN, 'Function.LogLevelNeedsJson');
    expectFixed((stack) => bare(stack, { loggingConfig: { ...format, systemLogLevel: 'WARN' } }), MIXIN, 'Function.LogLevelNeedsJson');
  });
});

describe('a function that says how it logs', () => {
  test('keeps text', () => {
    expectUnchanged((stack) => plain(stack, { loggingFormat: LoggingFormat.TEXT }), MIXIN);
  });

  test('keeps JSON and its levels', () => {
    expectUnchanged((stack) => plain(stack, { loggingFormat: LoggingFormat.JSON, applicationLogLevelV2: ApplicationLogLevel.ERROR }), MIXIN);
  });

  test('keeps what only the template knows', () => {
    expectUnchanged((stack) => bare(stack, { loggingConfig: Lazy.any({ produce: () => ({ LogFormat: 'Text' }) }) }), MIXIN);
  });
});
