export * from './window-source';
export * from './windowed-aggregator';
export * from './windowed-aggregator-grants';
