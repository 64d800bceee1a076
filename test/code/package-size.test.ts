import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { checkPackageSize } from '../../lib/code/package-size';
import { stack } from './project';

function warnings(bytes: number): number {
  const target = stack();
  checkPackageSize(target, bytes);
  return Annotations.fromStack(target).findWarning('/Stack', Match.stringLikeRegexp('FunctionCode.packageNearLimit')).length;
}

describe('the size of a package', () => {
  test('may be 200 MB', () => {
    expect(warnings(209_715_200)).toBe(0);
  });

  test('gets a warning above', () => {
    expect(warnings(209_715_201)).toBe(1);
  });

  test('may be 250 MB', () => {
    expect(warnings(262_144_000)).toBe(1);
  });

  test('fails above', () => {
    expect(() => checkPackageSize(stack(), 262_144_001))
      .toThrow(expect.objectContaining({ name: 'FunctionCodeTooLarge', message: expect.stringMatching(/got 250\.0 MB \(262144001 bytes\)/) }));
  });
});
