#!/usr/bin/env node
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { OrderIntakeStack } from './order-intake/order-intake-stack';
import { ReceiptStack } from './order-intake/receipt-stack';

const app = new App();

const intake = new OrderIntakeStack(app, 'OrderIntake', {
  description: 'Takes orders from a queue, stores them once, and tells the others',
});
new ReceiptStack(app, 'Receipts', {
  description: 'Writes a receipt for every accepted order',
  orders: intake.orders,
  bus: intake.bus,
  alarmTopic: intake.alarmTopic,
});

Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
