import { CfnBroker } from 'aws-cdk-lib/aws-amazonmq';
import type { IBrokerRef } from 'aws-cdk-lib/aws-amazonmq';
import type { BrokerNetwork } from './broker-network';
import { PollerTraffic } from './poller-traffic';

/** The engines of Amazon MQ, as its templates name them. */
export type BrokerEngine = 'ACTIVEMQ' | 'RABBITMQ';

/** Where the pollers of a broker live. Of an imported broker it is not known; those of a public one go another way. */
export function brokerConnection(engine: BrokerEngine, broker: IBrokerRef, source: string): BrokerNetwork {
  const { port } = engine === 'ACTIVEMQ' ? PollerTraffic.ACTIVE_MQ : PollerTraffic.RABBIT_MQ;
  const network = { source, port, needs: ['lambda', 'sts', 'secretsmanager'] };
  return CfnBroker.isCfnBroker(broker) && broker.publiclyAccessible === false
    ? { ...network, subnetIds: broker.subnetIds, securityGroupIds: broker.securityGroups }
    : network;
}
