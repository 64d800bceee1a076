import { Fn } from 'aws-cdk-lib';

/**
 * The ARN with another type of resource in it: that under which a cluster has its topics, or a registry its schemas.
 *
 * Written with `Fn::Select`, not by joining what was split: rule packs cannot read a joined list that only the template knows.
 */
export function siblingArn(arn: string, type: string, other: string): string {
  const parts = Fn.split(`:${type}/`, arn);
  return `${Fn.select(0, parts)}:${other}/${Fn.select(1, parts)}`;
}
