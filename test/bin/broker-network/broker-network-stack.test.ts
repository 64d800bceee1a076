import { Stack } from 'aws-cdk-lib';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { BrokerNetworkStack } from '../../../bin/broker-network/broker-network-stack';
import { DispatchesStack } from '../../../bin/dispatches/dispatches-stack';
import { ProductSearchStack } from '../../../bin/product-search/product-search-stack';
import { StockLevelsStack } from '../../../bin/stock-levels/stock-levels-stack';
import { testApp } from '../../setup/app';
import { resourcesOf, warningsOf } from '../../synthesized';

/** What the stacks with brokers are given. */
function foundation() {
  const app = testApp({ 'aws:cdk:bundling-stacks': [] });
  return { network: new BrokerNetworkStack(app, 'Network'), alarmTopic: new Topic(new Stack(app, 'Alarms'), 'Topic') };
}

describe('the network of the brokers', () => {
  test('has no way out but the endpoints that pollers need', () => {
    const resources = Object.values(resourcesOf(foundation().network));
    expect(resources.filter(({ Type }) => ['AWS::EC2::NatGateway', 'AWS::EC2::InternetGateway', 'AWS::EC2::Route'].includes(Type))).toEqual([]);
    const services = resources.filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint').map(({ Properties }) => JSON.stringify(Properties.ServiceName));
    expect(services).toEqual(['lambda', 'sts', 'secretsmanager'].map((service) => expect.stringMatching(new RegExp(`\\.${service}"`))));
  });

  test('admits a group of another stack without waiting for that stack', () => {
    const { network } = foundation();
    const other = new Stack(network.node.root, 'Other');
    network.admit(new SecurityGroup(other, 'Group', { vpc: network.vpc, allowAllOutbound: false }));
    const rules = Object.values(resourcesOf(other)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress');
    expect(rules.map(({ Properties }) => [Properties.FromPort, Properties.ToPort])).toEqual([[443, 443]]);
    expect(network.dependencies).toEqual([]);
  });
});

describe('the pollers', () => {
  test.each([DispatchesStack, ProductSearchStack])('of %p reach all they need', (Brokers) => {
    const { network, alarmTopic } = foundation();
    const stack = new Brokers(network.node.root, 'Brokers', { network, alarmTopic });
    // Judged when the app is complete.
    expect(Object.keys(resourcesOf(stack))).not.toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('of the stock levels reach their brokers', () => {
    const { network: { vpc, node }, alarmTopic } = foundation();
    const stack = new StockLevelsStack(node.root, 'Brokers', { vpc, alarmTopic });
    expect(Object.keys(resourcesOf(stack))).not.toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });
});
