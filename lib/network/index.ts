export * from './vpc-placement';
