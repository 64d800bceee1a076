import { dlqAndDestination } from '../../../../lib/checks/rules/asynchronous/dlq-and-destination';
import { either, expectRule, fn, getAtt, NO_VALUE, queue, ref, resource } from '../../rule-kit';

const DeadLetterConfig = { TargetArn: getAtt('Queue', 'Arn') };
const config = (DestinationConfig: unknown): Record<string, unknown> => resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig });
const OnFailure = { Destination: getAtt('Queue', 'Arn') };

describe('EventInvokeConfig.DlqAndDestination', () => {
  test('finds both', () => {
    expectRule(dlqAndDestination).toFind({ Queue: queue(), Fn: fn({ DeadLetterConfig }), Config: config({ OnFailure }) },
      { logicalId: 'Fn', property: 'Properties/DeadLetterConfig', severity: 'info', message: /got it and Config: keep the destination/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the dead-letter queue alone', { Fn: fn({ DeadLetterConfig }) }],
    ['the destination alone', { Fn: fn(), Config: config({ OnFailure }) }],
    ['a destination for success', { Fn: fn({ DeadLetterConfig }), Config: config({ OnSuccess: OnFailure }) }],
    ['a destination in one branch', { Fn: fn({ DeadLetterConfig }), Config: config({ OnFailure: either(OnFailure, NO_VALUE) }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(dlqAndDestination).toStaySilent({ Queue: queue(), ...resources });
  });
});
