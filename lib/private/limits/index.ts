/**
 * Every AWS number the library compares with, once, each with the page it comes from.
 */
export * from './assets';
export * from './checks';
export * from './function';
export * from './release';
export * from './sources';
