export * from './broker-filter';
export * from './filter-value';
export * from './kafka-filter';
export * from './queue-filter';
export * from './source-filter';
export * from './stream-filter';
export * from './table-attribute';
export * from './table-filter';
