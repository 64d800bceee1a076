import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct, IDependable } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { resourceDescription } from '../private/resource-description';
import { runtimeDirectory } from '../private/runtime-package';
import type { RolledOutFunction } from './alias-route';
import { acknowledgeWildcards } from './wildcard-findings';

/** Rules of compliance packs that do not fit what runs for seconds beside a deployment, by the reason. */
const UNFITTING_RULES: { readonly [reason: string]: string[] } = {
  'CloudFormation waits for its answer, the schedule repeats what failed, and an alarm tells of it': [
    'HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ', 'Serverless-LambdaAsyncFailureDestination',
  ],
  'it runs for seconds: a reservation would only take from the account': [
    'HIPAA.Security-LambdaConcurrency', 'NIST.800.53.R4-LambdaConcurrency', 'NIST.800.53.R5-LambdaConcurrency',
  ],
  'it calls the API of Lambda and answers CloudFormation': [
    'HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R4-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC',
  ],
  'no request waits for it, and its log names every step': ['Serverless-LambdaTracing'],
};

/** What sets the weights of an alias, and the policy that must be there before it can. */
export interface HoldBackFunction {
  readonly function: IFunction;
  readonly policy: IDependable;
}

/** Defines the function that sets the weights of one alias and no other. */
export function defineHoldBackFunction(scope: Construct, released: RolledOutFunction, aliasName: string): HoldBackFunction {
  const logGroup = new LogGroup(scope, 'LogGroup', {
    retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: resourceDescription(`Execution role of the hold-back ${scope.node.path}`),
  });
  const policy = defineRights(scope, role, logGroup, { released, aliasName });
  const fn = new LambdaFunction(scope, 'Function', {
    code: Code.fromAsset(runtimeDirectory('hold-back')),
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    architecture: Architecture.ARM_64,
    description: 'Holds traffic back on the version before',
    memorySize: 256,
    timeout: Duration.minutes(1),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.DISABLED,
  });
  Object.entries(UNFITTING_RULES).forEach(([reason, rules]) => acknowledge(fn, reason, ...rules));
  return { function: fn, policy };
}

/** The alias whose weights may be set. */
interface HeldAlias {
  readonly released: RolledOutFunction;
  readonly aliasName: string;
}

/**
 * The actions on aliases are authorised on the function, the configuration of a version on the ARN with its number.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
function defineRights(scope: Construct, role: IRole, logGroup: ILogGroup, { released: { function: fn }, aliasName }: HeldAlias): ManagedPolicy {
  const policy = new ManagedPolicy(scope, 'Policy', {
    roles: [role],
    description: 'Set the weights of the alias, compare versions, write logs',
    statements: [
      new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
      new PolicyStatement({ actions: ['lambda:GetAlias', 'lambda:UpdateAlias'], resources: [fn.functionArn, `${fn.functionArn}:${aliasName}`] }),
      new PolicyStatement({ actions: ['lambda:GetFunctionConfiguration'], resources: [`${fn.functionArn}:*`] }),
    ],
  });
  acknowledgeWildcards(policy, 'the numbers of the versions are not known before they are published, and they are only read');
  return policy;
}
