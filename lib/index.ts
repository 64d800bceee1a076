export * from './code';
export * from './event-source-mappings';
export * from './function';
export * from './injectors';
export * from './network';
export * from './observability';
export * from './patterns';
export * from './release';
