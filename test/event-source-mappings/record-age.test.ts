import { Duration } from 'aws-cdk-lib';
import { defaultRecordAge, tightReread } from '../../lib/event-source-mappings/record-age';

describe('records are tried by default', () => {
  test.each([[24, 12], [25, 12.5], [47, 23.5], [48, 24], [49, 24], [8_760, 24]])('where a stream keeps them for %d h, for %d h', (retention, age) => {
    expect(defaultRecordAge(Duration.hours(retention)).toSeconds()).toBe(age * 3_600);
  });

  test('for 12 h where the retention is not known', () => {
    expect(defaultRecordAge(undefined).toHours()).toBe(12);
  });

  test.each([24, 25, 48, 8_760])('so that %d h of retention leave time to read them again', (hours) => {
    const retention = Duration.hours(hours);
    expect(tightReread(defaultRecordAge(retention), retention)).toBeUndefined();
  });
});
