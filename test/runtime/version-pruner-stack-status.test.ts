import { runtimeProgram } from './runtime-program';

const { isSettled } = runtimeProgram('version-pruner', 'stack-status.mjs') as { readonly isSettled: (status: string) => boolean };

describe('a stack', () => {
  test.each([
    'CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'IMPORT_ROLLBACK_COMPLETE', 'DELETE_COMPLETE',
  ])('wants nothing back when its status is %s', (status) => {
    expect(isSettled(status)).toBe(true);
  });

  test.each([
    'CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS',
    'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'REVIEW_IN_PROGRESS',
  ])('may want something back while its status is %s', (status) => {
    expect(isSettled(status)).toBe(false);
  });

  test.each(['CREATE_FAILED', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED', 'IMPORT_ROLLBACK_FAILED', 'DELETE_FAILED', 'unknown'])(
    'may want something back when somebody has to see to it, or nobody knows: %s', (status) => {
      expect(isSettled(status)).toBe(false);
    });
});
