import { transformTimeout } from '../../../../lib/checks/rules/triggers/transform-timeout';
import { either, expectRule, fn, getAtt, resource, sub, UNKNOWN } from '../../rule-kit';

function stream(arn: unknown = getAtt('Fn', 'Arn'), Enabled: unknown = true, destination = 'ExtendedS3DestinationConfiguration'): Record<string, unknown> {
  const Parameters = [{ ParameterName: 'NumberOfRetries', ParameterValue: '3' }, { ParameterName: 'LambdaArn', ParameterValue: arn }];
  return resource('AWS::KinesisFirehose::DeliveryStream', { [destination]: { ProcessingConfiguration: { Enabled, Processors: [{ Type: 'Lambda', Parameters }] } } });
}

describe('Firehose.TransformTimeout', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a stream to S3', stream()],
    ['a stream to Splunk', stream(getAtt('Fn', 'Arn'), true, 'SplunkDestinationConfiguration')],
    ['$LATEST', stream(sub('${Fn.Arn}:$LATEST'))],
  ])('finds %s', (_, Stream) => {
    expectRule(transformTimeout).toFind({ Fn: fn({ Timeout: 301 }), Stream }, { logicalId: 'Fn', property: 'Properties/Timeout', message: /at most 300 s, as Firehose waits no longer, got 301 s/ });
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['300 s', 300, stream()],
    ['no timeout', undefined, stream()],
    ['a timeout of a parameter', UNKNOWN.parameter, stream()],
    ['one branch', either(900, 60), stream()],
    ['processing that is off', 900, stream(getAtt('Fn', 'Arn'), false)],
    ['another function', 900, stream(UNKNOWN.parameter)],
    ['no stream', 900, resource('AWS::SNS::Topic')],
  ])('is silent about %s', (_, Timeout, Stream) => {
    expectRule(transformTimeout).toStaySilent({ Fn: fn({ Timeout }), Stream });
  });
});
