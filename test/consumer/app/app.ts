import { App, Duration, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { FunctionCode, FunctionSource, ProductionFunction, QueueWorker, Rollout, SmokeTest, VersionPruner } from 'cdk-lambda-patterns';

const stack = new Stack(new App(), 'Consumer');
const alarmTopic = new Topic(stack, 'Alarms', { enforceSSL: true });

const clock = new ProductionFunction(stack, 'Clock', {
  code: FunctionCode.typescript('src/mailing.ts'),
  alarmTopic,
  release: Rollout.canary({ percent: 10, bake: Duration.minutes(5), smokeTest: SmokeTest.events([{ payload: { Records: [] } }]) }),
});
new VersionPruner(stack, 'VersionPruner', { functions: [clock] });
new QueueWorker(stack, 'Mailing', {
  function: FunctionSource.fromCode(FunctionCode.typescript('src/mailing.ts')),
  alarmTopic,
});
