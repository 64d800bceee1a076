export * from './function-defaults';
