import { CustomResource, Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, CfnAlias, Code } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { resourceDescription } from '../private/resource-description';
import { runtimeDirectory } from '../private/runtime-package';
import { allowLogging, defineServiceLogGroup, ServiceFunction, shippedProgram } from '../private/service-function';
import { acknowledgeWildcards } from '../private/wildcard-findings';
import { PREVIOUS } from './alias-name';
import type { RolledOutFunction } from './alias-route';
import { keptVersion } from './plain-routing';

/** A function that does not answer fails the deployment after this time, rather than after the hour that CloudFormation waits otherwise. */
const ANSWER_WITHIN = Duration.minutes(10);

/**
 * Defines an alias of the version that was live before the deployment.
 *
 * A function that can only read tells which one that is, before the other alias moves. The alias itself is CloudFormation's.
 */
export function definePreviousAlias(parent: Construct, live: Alias, released: RolledOutFunction): Alias {
  const scope = new Construct(parent, 'Previous');
  const { function: fn } = released;
  const logGroup = defineServiceLogGroup(scope);
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: resourceDescription(`Execution role of the reader for ${scope.node.path}`),
  });
  // What is asked of aliases is authorised on the function, the configuration of a version on the ARN with its number.
  // See https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
  const policy = new ManagedPolicy(scope, 'Policy', {
    roles: [role],
    description: 'Read two aliases and whether a version exists, write logs',
    statements: [
      allowLogging(logGroup),
      new PolicyStatement({ actions: ['lambda:GetAlias'], resources: [fn.functionArn, ...[live.aliasName, PREVIOUS].map((name) => `${fn.functionArn}:${name}`)] }),
      new PolicyStatement({ actions: ['lambda:GetFunctionConfiguration'], resources: [`${fn.functionArn}:*`] }),
    ],
  });
  acknowledgeWildcards(policy, 'the numbers of the versions are not known before they are published, and they are only read');
  const reader = new ServiceFunction(scope, 'Function', {
    program: shippedProgram(Code.fromAsset(runtimeDirectory('previous-alias'))),
    description: 'Tells which version was live before',
    timeout: Duration.minutes(1),
    role,
    logGroup,
    failedRuns: 'CloudFormation waits for its answer, and the deployment tells when none comes',
  });
  const found = new CustomResource(scope, 'Version', {
    resourceType: 'Custom::PreviousVersion',
    serviceToken: reader.functionArn,
    serviceTimeout: ANSWER_WITHIN,
    properties: { FunctionName: fn.functionName, AliasName: live.aliasName, PreviousName: PREVIOUS, Version: targetOf(live) },
  });
  found.node.addDependency(policy);
  const alias = new Alias(scope, 'Alias', {
    aliasName: PREVIOUS, version: keptVersion(scope, 'Found', released, found.getAttString('Version')), description: found.getAttString('Description'),
  });
  const [moving, kept] = [live.node.defaultChild, alias.node.defaultChild];
  if (CfnAlias.isCfnAlias(moving) && CfnAlias.isCfnAlias(kept)) {
    // Between the two resources alone: what is granted on one alias may well wait for the other one.
    moving.addResourceDependency(kept);
  }
  return alias;
}

/** The version that the template sends an alias to: not always the newest. */
function targetOf(alias: Alias): string {
  const resource = alias.node.defaultChild;
  return CfnAlias.isCfnAlias(resource) ? resource.functionVersion : alias.version.version;
}
