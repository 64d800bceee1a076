import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { FunctionCode, FunctionSource, ProductionFunction, QueueWorker } from 'cdk-lambda-patterns';

const stack = new Stack(new App(), 'Consumer');
const alarmTopic = new Topic(stack, 'Alarms', { enforceSSL: true });

new ProductionFunction(stack, 'Clock', {
  code: FunctionCode.typescript('src/mailing.ts'),
  alarmTopic,
});
new QueueWorker(stack, 'Mailing', {
  function: FunctionSource.fromCode(FunctionCode.typescript('src/mailing.ts')),
  alarmTopic,
});
