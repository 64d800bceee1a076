export * from './key-watch';
