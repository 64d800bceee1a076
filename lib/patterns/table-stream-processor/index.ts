export * from './table-stream-processor';
export * from './table-stream-processor-grants';
