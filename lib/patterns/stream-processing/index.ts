export * from './stream-processing';
export * from './stream-processing-metrics';
export * from './stream-processing-options';
