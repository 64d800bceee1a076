import { tasksOf } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { invokesFunction } from './lambda-tasks';

export const stepFunctionsNoRetry: Rule = {
  id: 'StepFunctions.NoRetry',
  severity: 'info',
  statement: 'A task that invokes a function has no `Retry`.',
  fix: 'Retry on `Lambda.ServiceException`, `Lambda.AWSLambdaException`, `Lambda.SdkClientException` and `Lambda.TooManyRequestsException`.',
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html',
  check: onEach('AWS::StepFunctions::StateMachine', (machine, app) => tasksOf(machine).filter((task) => !task.hasRetry && invokesFunction(app, task)).map(({ name }) =>
    finding(machine, `a task that invokes a function should retry on errors of the service, got ${JSON.stringify(name)} without Retry: add one on Lambda.ServiceException and Lambda.TooManyRequestsException`))),
};
