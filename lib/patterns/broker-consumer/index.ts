export * from './broker-consumer';
export * from './broker-queue';
export * from './broker-queue-metrics';
