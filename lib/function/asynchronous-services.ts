import { Stack } from 'aws-cdk-lib';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/**
 * The services that push events to Lambda and do not wait for the answer.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const ASYNCHRONOUS = /^(s3|sns|events|logs|lambda\.alarms\.cloudwatch|ses|config|codecommit|iot|iotevents)\.([a-z0-9-]+\.)?amazonaws\.com/;

/** Whether the principal is such a service, in its global or regional spelling. */
export function isAsynchronousService(scope: IConstruct, principal: IPrincipal): boolean {
  const names: unknown = Stack.of(scope).resolve(principal.policyFragment.principalJson.Service);
  return [names].flat().some((name) => typeof name === 'string' && ASYNCHRONOUS.test(name));
}
