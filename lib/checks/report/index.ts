export * from './json-report';
export * from './printable';
export * from './sarif-report';
export * from './text-report';
