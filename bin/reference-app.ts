import type { App, Stack } from 'aws-cdk-lib';
import { BrokerNetworkStack } from './broker-network/broker-network-stack';
import { ClickstreamStack } from './clickstream/clickstream-stack';
import { CustomerOrdersStack } from './customer-orders/customer-orders-stack';
import { DispatchesStack } from './dispatches/dispatches-stack';
import { OrderFollowUpStack } from './order-follow-up/order-follow-up-stack';
import { OrderIntakeStack } from './order-intake/order-intake-stack';
import { ReceiptStack } from './order-intake/receipt-stack';
import { ProductSearchStack } from './product-search/product-search-stack';
import { StockLevelsStack } from './stock-levels/stock-levels-stack';
import { WholesalePricesStack } from './wholesale-prices/wholesale-prices-stack';

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
  const followUp = new OrderFollowUpStack(app, 'OrderFollowUp', {
    description: 'Reviews large orders and credits points',
    bus: intake.bus,
    alarmTopic: intake.alarmTopic,
  });
  const customerOrders = new CustomerOrdersStack(app, 'CustomerOrders', {
    description: 'Keeps a list of orders for every customer',
    orders: intake.orders,
    alarmTopic: intake.alarmTopic,
  });
  const clickstream = new ClickstreamStack(app, 'Clickstream', {
    description: 'Stores page views once, and counts them minute by minute',
    alarmTopic: intake.alarmTopic,
  });
  const network = new BrokerNetworkStack(app, 'BrokerNetwork', {
    description: 'Holds brokers and databases, with no way to the internet',
  });
  const stockLevels = new StockLevelsStack(app, 'StockLevels', {
    description: 'Keeps the newest stock level of every article',
    vpc: network.vpc,
    alarmTopic: intake.alarmTopic,
  });
  const prices = new WholesalePricesStack(app, 'WholesalePrices', {
    description: 'Enters the prices of a wholesaler into the list of the shop',
    alarmTopic: intake.alarmTopic,
  });
  const dispatches = new DispatchesStack(app, 'Dispatches', {
    description: 'Stores what a warehouse dispatched, each message once',
    network,
    alarmTopic: intake.alarmTopic,
  });
  const search = new ProductSearchStack(app, 'ProductSearch', {
    description: 'Indexes the words of products',
    network,
    alarmTopic: intake.alarmTopic,
  });
  return [intake, receipts, followUp, customerOrders, clickstream, network, stockLevels, prices, dispatches, search];
}
