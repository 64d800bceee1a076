export * from './lambda-checks';
export * from './lambda-checks-props';
export * from './severity';
