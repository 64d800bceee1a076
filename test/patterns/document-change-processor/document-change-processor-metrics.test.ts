import { Duration } from 'aws-cdk-lib';
import { defineDocumentChangeProcessor } from './define-document-change-processor';

describe('the metrics of a document change processor', () => {
  const { metrics, function: fn } = defineDocumentChangeProcessor();
  const { dimensions = {} } = fn.metric('Any');

  test('iteratorAge is of the function', () => {
    expect(metrics.iteratorAge()).toMatchObject({ namespace: 'AWS/Lambda', metricName: 'IteratorAge', statistic: 'Maximum', dimensions });
  });

  test('oversizedChanges is of the whole function', () => {
    const metric = metrics.oversizedChanges();
    expect(metric).toMatchObject({ namespace: 'AWS/Lambda', metricName: 'OversizedRecordCount', statistic: 'Sum' });
    expect(metric.dimensions).toEqual({ FunctionName: dimensions.FunctionName as unknown });
  });

  test('take other statistics and periods', () => {
    const other = { statistic: 'Average', period: Duration.hours(1) };
    expect(metrics.iteratorAge(other)).toMatchObject(other);
    expect(metrics.oversizedChanges(other)).toMatchObject(other);
  });
});
