export * from './queue-worker';
export * from './queue-worker-grants';
export * from './queue-worker-metrics';
export * from './work-queue';
