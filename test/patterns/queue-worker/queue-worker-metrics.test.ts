import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { QueueWorkerMetrics } from '../../../lib';
import { defineWorker } from './define-worker';

describe('the metrics of a worker', () => {
  test.each<[string, (metrics: QueueWorkerMetrics) => Metric | undefined, string, string]>([
    ['oldestMessageAge', (metrics) => metrics.oldestMessageAge(), 'ApproximateAgeOfOldestMessage', 'Maximum'],
    ['messagesWaiting', (metrics) => metrics.messagesWaiting(), 'ApproximateNumberOfMessagesVisible', 'Maximum'],
    ['messagesDone', (metrics) => metrics.messagesDone(), 'NumberOfMessagesDeleted', 'Sum'],
  ])('%s is of the queue', (_, metricOf, metricName, statistic) => {
    const worker = defineWorker();
    expect(metricOf(worker.metrics)).toMatchObject({ namespace: 'AWS/SQS', metricName, statistic, dimensions: { QueueName: worker.queue.queueName } });
  });

  test('deadLetters is of the dead-letter queue', () => {
    const worker = defineWorker();
    expect(worker.metrics.deadLetters()).toMatchObject({
      metricName: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum', dimensions: { QueueName: worker.deadLetterQueue?.queueName },
    });
  });

  test('take other statistics and periods', () => {
    const metric = defineWorker().metrics.messagesDone({ statistic: 'Average', period: Duration.hours(1) });
    expect(metric).toMatchObject({ statistic: 'Average', period: Duration.hours(1) });
  });
});
