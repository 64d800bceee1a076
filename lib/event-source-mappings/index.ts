export * from './queue-source';
