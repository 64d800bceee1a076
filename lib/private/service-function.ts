import { RemovalPolicy } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnFunction, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { compact } from './values';

/** Rules of compliance packs that do not fit what runs seldom and beside the work, by the reason. */
const UNFITTING_RULES: { readonly [reason: string]: string[] } = {
  'it runs seldom and not for long: a reservation would only take from the account': [
    'HIPAA.Security-LambdaConcurrency', 'NIST.800.53.R4-LambdaConcurrency', 'NIST.800.53.R5-LambdaConcurrency',
  ],
  'it calls the APIs of AWS, and needs nothing that lies in a network': [
    'HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R4-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC',
  ],
  'no request waits for it, and its log names every step': ['Serverless-LambdaTracing'],
};

/** Rules that ask for a queue of failed runs: who learns of one instead, each function says itself. */
const FAILED_RUN_RULES = ['HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ', 'Serverless-LambdaAsyncFailureDestination'];

/** The same of our own checks, which read it in the template. */
const FAILED_RUN_CHECK = 'Function.AsyncNoFailureSink';

/** A program and what it needs to run. */
export interface ServiceProgram {
  readonly code: Code;
  readonly runtime: Runtime;
  readonly handler: string;
  readonly architecture: Architecture;
  readonly memorySize: number;
}

/** What a function that serves other resources is for. */
export interface ServiceFunctionProps {
  /** What runs in it. */
  readonly program: ServiceProgram;
  /** What it does, in a few words. */
  readonly description: string;
  /** How long one run may take. */
  readonly timeout: Duration;
  /**
   * What the program is told.
   *
   * @default - nothing
   */
  readonly environment?: { [variable: string]: string };
  /** What it may do. */
  readonly role: IRole;
  /** Where its log goes. */
  readonly logGroup: ILogGroup;
  /** Why a run that failed needs no queue: who learns of it, or what repeats it. */
  readonly failedRuns: string;
}

/** A function of the library's own: it serves other resources and never a request. */
export class ServiceFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id, compact({
      ...props.program,
      description: props.description,
      timeout: props.timeout,
      environment: props.environment,
      role: props.role,
      logGroup: props.logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.DISABLED,
    }));
    acknowledge(this, props.failedRuns, ...FAILED_RUN_RULES);
    const resource = this.node.defaultChild;
    if (CfnFunction.isCfnFunction(resource)) {
      resource.addMetadata('cdk-lambda-patterns', { acknowledge: [{ id: FAILED_RUN_CHECK, reason: props.failedRuns }] });
    }
    Object.entries(UNFITTING_RULES).forEach(([reason, rules]) => acknowledge(this, reason, ...rules));
  }
}

/** A program that the library ships, see `runtimeDirectory()`. */
export function shippedProgram(code: Code): ServiceProgram {
  return { code, runtime: Runtime.NODEJS_24_X, handler: 'index.handler', architecture: Architecture.ARM_64, memorySize: 256 };
}

/** Defines the group of its logs. */
export function defineServiceLogGroup(scope: Construct, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE): ILogGroup {
  return new LogGroup(scope, 'LogGroup', { retention: RetentionDays.THREE_MONTHS, removalPolicy });
}

/** To write to the log group and no other. */
export function allowLogging(logGroup: ILogGroup): PolicyStatement {
  return new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
}
