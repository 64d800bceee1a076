export * from './fan-out-queue';
export * from './fan-out-queue-grants';
export * from './fan-out-queue-metrics';
export * from './fan-out-topic';
export * from './fan-out-worker';
export * from './topic-filter';
