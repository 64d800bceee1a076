import { AccountPrincipal, AnyPrincipal, ArnPrincipal, CompositePrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { isAsynchronousService } from '../../lib/function/asynchronous-services';
import { emptyStack } from './defined-function';

const isAsynchronous = (principal: IPrincipal): boolean => isAsynchronousService(emptyStack(), principal);

describe('a service that does not wait for the answer', () => {
  test.each([
    's3', 'sns', 'events', 'logs', 'lambda.alarms.cloudwatch', 'ses', 'config', 'codecommit', 'iot', 'iotevents',
  ])('is %s', (service) => {
    expect(isAsynchronous(new ServicePrincipal(`${service}.amazonaws.com`))).toBe(true);
  });

  test.each(['logs.eu-central-1.amazonaws.com', 'sns.amazonaws.com.cn'])('is known by its other spellings: %s', (service) => {
    expect(isAsynchronous(new ServicePrincipal(service))).toBe(true);
  });
});

describe('everybody else', () => {
  test.each<[string, IPrincipal]>([
    ['API Gateway', new ServicePrincipal('apigateway.amazonaws.com')],
    ['a load balancer', new ServicePrincipal('elasticloadbalancing.amazonaws.com')],
    ['a user pool', new ServicePrincipal('cognito-idp.amazonaws.com')],
    ['a service whose name ends the same', new ServicePrincipal('delivery.logs.amazonaws.com')],
    ['an account', new AccountPrincipal('111122223333')],
    ['a role', new ArnPrincipal('arn:aws:iam::111122223333:role/caller')],
    ['anybody', new AnyPrincipal()],
  ])('is not one: %s', (_title, principal) => {
    expect(isAsynchronous(principal)).toBe(false);
  });

  test('is one when such a service is among them', () => {
    expect(isAsynchronous(new CompositePrincipal(new ServicePrincipal('apigateway.amazonaws.com'), new ServicePrincipal('sns.amazonaws.com')))).toBe(true);
  });

  test('is not one when its name is known at deploy time only', () => {
    expect(isAsynchronous(new ServicePrincipal(emptyStack().region))).toBe(false);
  });
});
