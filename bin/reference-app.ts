import type { App, Stack } from 'aws-cdk-lib';
import { OrderIntakeStack } from './order-intake/order-intake-stack';
import { ReceiptStack } from './order-intake/receipt-stack';

/** Defines the stacks of the reference app: one for each pattern, together a small application. */
export function defineReferenceApp(app: App): Stack[] {
  const intake = new OrderIntakeStack(app, 'OrderIntake', {
    description: 'Takes orders from a queue, stores each once, and announces it',
  });
  const receipts = new ReceiptStack(app, 'Receipts', {
    description: 'Writes a receipt for every accepted order',
    orders: intake.orders,
    bus: intake.bus,
    alarmTopic: intake.alarmTopic,
  });
  return [intake, receipts];
}
