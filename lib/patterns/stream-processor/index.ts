export * from './data-stream';
export * from './stream-processor';
export * from './stream-processor-grants';
