import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { runtimeDirectory } from '../../lib/private/runtime-package';
import { allowLogging, defineServiceLogGroup, ServiceFunction, shippedProgram } from '../../lib/private/service-function';
import { emptyStack } from '../function/defined-function';
import { warningsOf } from '../synthesized';

function define(removalPolicy?: RemovalPolicy): { stack: Stack; fn: ServiceFunction; logGroup: ILogGroup } {
  const stack = emptyStack();
  const logGroup = defineServiceLogGroup(stack, removalPolicy);
  const fn = new ServiceFunction(stack, 'Function', {
    program: shippedProgram(Code.fromAsset(runtimeDirectory('version-pruner'))),
    description: 'Serves', timeout: Duration.seconds(7), environment: { TARGET: 'orders' },
    role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
    logGroup,
    failedRuns: 'an alarm tells of it',
  });
  return { stack, fn, logGroup };
}

describe('a function of the library', () => {
  test('runs a shipped program on Graviton, and is told what it needs', () => {
    const { stack, fn } = define();
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.handler', Architectures: ['arm64'], MemorySize: 256, Timeout: 7, Environment: { Variables: { TARGET: 'orders' } },
      Description: 'Serves', Role: stack.resolve(fn.role!.roleArn),
    });
  });

  test('tells our checks why a failed run needs no queue', () => {
    Template.fromStack(define().stack).hasResource('AWS::Lambda::Function', {
      Metadata: { 'cdk-lambda-patterns': { acknowledge: [{ id: 'Function.AsyncNoFailureSink', reason: 'an alarm tells of it' }] } },
    });
  });

  test('writes JSON to a log group of its own and is not traced', () => {
    const { stack, logGroup } = define();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', { LoggingConfig: { LogFormat: 'JSON', LogGroup: stack.resolve(logGroup.logGroupName) } });
    expect(Object.values(template.findResources('AWS::Lambda::Function'))[0]).not.toHaveProperty('Properties.TracingConfig.Mode', 'Active');
  });

  test('says why rules for functions in the way of requests do not fit it, and of no others', () => {
    const { fn } = define();
    ['Serverless-LambdaDLQ', 'HIPAA.Security-LambdaConcurrency', 'PCI.DSS.321-LambdaInsideVPC', 'Serverless-LambdaTracing', 'Serverless-LambdaLatestVersion']
      .forEach((rule) => Validations.of(fn).addWarning(rule, rule));
    expect(warningsOf(fn)).toEqual([expect.stringContaining('Serverless-LambdaLatestVersion')]);
  });
});

describe('its logs', () => {
  test.each([
    ['outlive the stack', undefined, 'RetainExceptOnCreate'],
    ['go when told to', RemovalPolicy.DESTROY, 'Delete'],
  ])('are kept for three months and %s', (_what, removalPolicy, policy) => {
    Template.fromStack(define(removalPolicy).stack).hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 90 }, DeletionPolicy: policy });
  });

  test('are the only ones its role may write', () => {
    const { logGroup } = define();
    expect(allowLogging(logGroup).toStatementJson()).toMatchObject({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: logGroup.logGroupArn });
  });
});
