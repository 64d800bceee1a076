export * from './kafka-consumer';
export * from './kafka-consumer-grants';
export * from './kafka-consumer-metrics';
export * from './kafka-topic';
