/**
 * Every AWS number the library compares with, once, each with the page it comes from.
 */
export * from './function';
export * from './release';
export * from './sources';
