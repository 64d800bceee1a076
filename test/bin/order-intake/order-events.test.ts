import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import { EventBridgeOrderEvents } from '../../../bin/order-intake/order-events';
import { AwsStandIn, TEST_IDENTITY, failure } from './aws-stand-in';
import { ACCEPTED_AT, sampleOrder } from './samples';

const EVENT = orderAccepted(sampleOrder(), ACCEPTED_AT);

let bridge: AwsStandIn;
let events: EventBridgeOrderEvents;

beforeEach(async () => {
  bridge = await AwsStandIn.start();
  events = new EventBridgeOrderEvents(new EventBridgeClient({ ...TEST_IDENTITY, endpoint: bridge.endpoint, maxAttempts: 1 }), 'Bus');
});

afterEach(() => bridge.stop());

describe('an announcement', () => {
  test('is one entry on the bus', async () => {
    bridge.answerWith(() => ({ body: { FailedEntryCount: 0, Entries: [{ EventId: '7bf73129-1428-4cd3-a780-95db273d1602' }] } }));
    await events.announce(EVENT);
    expect(bridge.calls).toEqual([{
      target: 'AWSEvents.PutEvents',
      body: { Entries: [{ EventBusName: 'Bus', Source: 'order-intake', DetailType: 'OrderAccepted', Detail: JSON.stringify(EVENT) }] },
    }]);
  });

  test('fails when the bus takes the call and refuses the entry', async () => {
    bridge.answerWith(() => ({ body: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' }] } }));
    await expect(events.announce(EVENT)).rejects.toThrow(expect.objectContaining({
      name: 'EventRefusedError', message: expect.stringMatching(/"A-1001": ThrottlingException, Rate exceeded$/),
    }));
  });

  test('fails when the entry is refused without a word', async () => {
    bridge.answerWith(() => ({ body: { FailedEntryCount: 1 } }));
    await expect(events.announce(EVENT)).rejects.toThrow(expect.objectContaining({
      name: 'EventRefusedError', message: expect.stringMatching(/unknown code, no reason given$/),
    }));
  });

  test('fails with the error of the service when the call itself is refused', async () => {
    bridge.answerWith(() => failure('AccessDeniedException', 'not authorized to perform: events:PutEvents'));
    await expect(events.announce(EVENT)).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
  });
});
