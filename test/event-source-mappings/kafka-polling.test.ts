import { Duration, Lazy } from 'aws-cdk-lib';
import { KafkaPolling } from '../../lib';
import type { ProvisionedKafkaPollingOptions } from '../../lib';
import { failure } from '../failure';
import { connect, mappingOf } from './kafka-kinds';

const KIND = 'MskSource';

function provisioned(options: ProvisionedKafkaPollingOptions): { readonly [name: string]: unknown } {
  return mappingOf(KIND, { polling: KafkaPolling.provisioned(options) });
}

function refused(options: ProvisionedKafkaPollingOptions): () => unknown {
  return () => connect(KIND, { polling: KafkaPolling.provisioned(options) });
}

describe('pollers', () => {
  test.each([1, 200])('may be %d at least', (minimumPollers) => {
    expect(provisioned({ minimumPollers })).toMatchObject({ ProvisionedPollerConfig: { MinimumPollers: minimumPollers } });
  });

  test.each([0, 201, 1.5])('fails for %d at least', (minimumPollers) => {
    expect(refused({ minimumPollers })).toThrow(failure('KafkaPollingMinimumPollersOutOfRange', new RegExp(`between 1 and 200, got ${minimumPollers}`)));
  });

  test.each([1, 2_000])('may be %d at most', (maximumPollers) => {
    expect(provisioned({ maximumPollers })).toMatchObject({ ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: maximumPollers } });
  });

  test.each([0, 2_001])('fails for %d at most', (maximumPollers) => {
    expect(refused({ maximumPollers })).toThrow(failure('KafkaPollingMaximumPollersOutOfRange', new RegExp(`between 1 and 2000, got ${maximumPollers}`)));
  });

  test('may be a fixed number', () => {
    expect(provisioned({ minimumPollers: 3, maximumPollers: 3 }).ProvisionedPollerConfig).toEqual({ MinimumPollers: 3, MaximumPollers: 3 });
  });

  test('fails for fewer at most than at least', () => {
    expect(refused({ minimumPollers: 3, maximumPollers: 2 })).toThrow(failure('KafkaPollingMaximumBelowMinimum', /at least minimumPollers \(3\), got 2/));
  });

  test('may share their capacity under a name', () => {
    const pollerGroupName = 'g'.repeat(128);
    expect(provisioned({ pollerGroupName }).ProvisionedPollerConfig).toEqual({ MinimumPollers: 1, PollerGroupName: pollerGroupName });
  });

  test.each(['', 'two words', 'g'.repeat(129)])('fails for the group "%s"', (pollerGroupName) => {
    expect(refused({ pollerGroupName })).toThrow(failure('KafkaPollingGroupNameInvalid', new RegExp(`got "${pollerGroupName}"`)));
  });

  test('may share their capacity under a name that is known at deploy time only', () => {
    expect(provisioned({ pollerGroupName: Lazy.string({ produce: () => 'two words' }) }).ProvisionedPollerConfig).toMatchObject({ PollerGroupName: 'two words' });
  });
});

describe('retries', () => {
  test.each([0, 10_000])('may be %d', (retryAttempts) => {
    expect(provisioned({ retryAttempts })).toMatchObject({ MaximumRetryAttempts: retryAttempts });
  });

  test.each([-1, 10_001])('fails for %d', (retryAttempts) => {
    expect(refused({ retryAttempts })).toThrow(failure('KafkaPollingRetryAttemptsOutOfRange', new RegExp(`got ${retryAttempts}`)));
  });

  test.each([60, 604_800])('may end when a record is %d s old', (seconds) => {
    expect(provisioned({ maxRecordAge: Duration.seconds(seconds) })).toMatchObject({ MaximumRecordAgeInSeconds: seconds });
  });

  test.each([59, 604_801, 60.5])('fails to end when a record is %d s old', (seconds) => {
    expect(refused({ maxRecordAge: Duration.millis(seconds * 1_000) })).toThrow(failure('KafkaPollingMaxRecordAgeOutOfRange', new RegExp(`got ${seconds} s`)));
  });
});
