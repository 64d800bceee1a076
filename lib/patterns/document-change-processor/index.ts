export * from './document-change-processor';
export * from './document-change-processor-metrics';
