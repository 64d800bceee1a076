import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IConstruct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import type { VersionPrunerProps } from './version-pruner-props';

/** Starts the pruner by the clock, and after the deployments that publish versions. */
export function defineTriggers(scope: Construct, pruner: IFunction, { functions, layers = [], schedule, onDeploy }: VersionPrunerProps): void {
  start(pruner, new Rule(scope, 'Schedule', {
    schedule: schedule ?? Schedule.rate(Duration.days(1)),
    description: 'Prunes old versions regularly',
  }));
  if (onDeploy ?? true) {
    start(pruner, new Rule(scope, 'Deployment', {
      description: 'Prunes old versions after a deployment',
      eventPattern: {
        source: ['aws.cloudformation'],
        detailType: ['CloudFormation Stack Status Change'],
        detail: {
          'stack-id': deployedStacks([scope, ...functions, ...layers]).map((prefix) => ({ prefix })),
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
    }));
  }
}

function start(pruner: IFunction, rule: Rule): void {
  rule.addTarget(new LambdaFunction(pruner));
  acknowledge(rule, 'an event that is not delivered loses nothing: the next one does the same work', 'Serverless-EventBusDLQ');
}

/**
 * The beginnings of the ids of the stacks around constructs. A nested stack is deployed by the outermost one.
 *
 * By name, as the id itself would tie the stacks together: none could be deleted or renamed without the other.
 */
function deployedStacks(constructs: IConstruct[]): string[] {
  const stacks = constructs.map((construct) => outermost(Stack.of(construct)));
  return [...new Set(stacks)].map((stack) => stack.formatArn({
    service: 'cloudformation', resource: 'stack', resourceName: `${stack.stackName}/`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  }));
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
