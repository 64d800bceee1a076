import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import type { VersionPrunerProps } from './version-pruner-props';
import type { PruningTarget } from './version-pruner-targets';

/** Starts the pruner by the clock, and after the deployments that publish versions. */
export function defineTriggers(scope: Construct, pruner: IFunction, stacks: PruningTarget[], { schedule, onDeploy }: VersionPrunerProps): void {
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
          'stack-id': stacks.map(({ arn }) => ({ prefix: `${arn}/` })),
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
