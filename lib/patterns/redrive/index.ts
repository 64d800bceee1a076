export * from './failed-batches';
export * from './queue-redrive-grants';
export * from './stream-redrive';
export * from './stream-redrive-grants';
export * from './stream-redrive-metrics';
