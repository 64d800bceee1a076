import { pollSourceNeedless } from '../../../../lib/checks/rules/permissions/poll-source-needless';
import { expectRule, fn, permission } from '../../rule-kit';

describe('Permission.PollSourceNeedless', () => {
  test.each(['sqs', 'kinesis', 'dynamodb', 'streams.dynamodb', 'kafka', 'mq'])('finds %s', (service) => {
    expectRule(pollSourceNeedless).toFind({ Fn: fn(), Permission: permission(`${service}.amazonaws.com`) },
      { logicalId: 'Permission', property: 'Properties/Principal', severity: 'info', message: /Lambda polls with the role: delete Permission/ });
  });

  test.each(['s3.amazonaws.com', 'kinesisanalytics.amazonaws.com', '111122223333', 'mq'])('is silent about %s', (principal) => {
    expectRule(pollSourceNeedless).toStaySilent({ Fn: fn(), Permission: permission(principal) });
  });
});
