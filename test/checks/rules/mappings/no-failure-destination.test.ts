import { noFailureDestination } from '../../../../lib/checks/rules/mappings/no-failure-destination';
import { either, expectRule, mapping, NO_VALUE, queue, UNKNOWN } from '../../rule-kit';
import { ARNS, consumer, mskMapping, stream, streamMapping, table, tableMapping } from '../../source-kit';

const OnFailure = { Destination: ARNS.queue };

describe('EventSourceMapping.NoFailureDestination', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['retries', streamMapping({ MaximumRetryAttempts: 3 }), /got none after 3 retries/],
    ['no retries', tableMapping({ MaximumRetryAttempts: 0 }), /after 0 retries/],
    ['an age', streamMapping({ MaximumRecordAgeInSeconds: 60 }), /after 60 s/],
    ['an empty destination', tableMapping({ MaximumRetryAttempts: 3, DestinationConfig: {} }), /after 3 retries/],
    ['a consumer', streamMapping({ EventSourceArn: { Ref: 'Consumer' }, MaximumRetryAttempts: 3 }), /after 3/],
  ])('finds %s', (_, Mapping, message) => {
    expectRule(noFailureDestination).toFind({ Stream: stream(), Consumer: consumer(), Table: table(), Mapping },
      { logicalId: 'Mapping', property: 'Properties/DestinationConfig/OnFailure', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a destination', streamMapping({ MaximumRetryAttempts: 3, DestinationConfig: { OnFailure } })],
    ['a destination of a parameter', streamMapping({ MaximumRetryAttempts: 3, DestinationConfig: UNKNOWN.parameter })],
    ['a destination in one branch', streamMapping({ MaximumRetryAttempts: 3, DestinationConfig: either({ OnFailure }, NO_VALUE) })],
    ['retries without end', streamMapping({ MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 })],
    ['nothing', streamMapping()],
    ['retries of a parameter', streamMapping({ MaximumRetryAttempts: UNKNOWN.parameter })],
    ['a queue', mapping({ MaximumRetryAttempts: 3 })],
    ['Kafka', mskMapping({ EventSourceArn: ARNS.cluster, MaximumRetryAttempts: 3 })],
    ['a source of a parameter', streamMapping({ EventSourceArn: UNKNOWN.parameter, MaximumRetryAttempts: 3 })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(noFailureDestination).toStaySilent({ Stream: stream(), Queue: queue(), Mapping });
  });
});
