import { recordAgeGap } from '../../../../lib/checks/rules/mappings/record-age-gap';
import { either, expectRule, UNKNOWN } from '../../rule-kit';
import { stream, streamMapping } from '../../source-kit';

describe('EventSourceMapping.RecordAgeGap', () => {
  test.each<[unknown, RegExp]>([
    [0, /must be -1 or between 60 and 604800 s, got 0 s/],
    [59, /got 59 s: set it to 60 or more, or to -1/],
    ['30', /got 30 s/],
    [either(1, 2), /got 1 s/],
  ])('finds %j', (MaximumRecordAgeInSeconds, message) => {
    expectRule(recordAgeGap).toFind({ Stream: stream(), Mapping: streamMapping({ MaximumRecordAgeInSeconds }) },
      { logicalId: 'Mapping', property: 'Properties/MaximumRecordAgeInSeconds', message });
  });

  test.each<[unknown]>([[-1], [60], [604_800], [either(30, 60)], [UNKNOWN.parameter], [UNKNOWN.import], [undefined]])('is silent about %j', (MaximumRecordAgeInSeconds) => {
    expectRule(recordAgeGap).toStaySilent({ Stream: stream(), Mapping: streamMapping({ MaximumRecordAgeInSeconds }) });
  });
});
