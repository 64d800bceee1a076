import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { defaultMemory } from '../../lib/code/memory-default';

describe('the memory a function starts with', () => {
  test.each<[Runtime, number]>([
    [Runtime.NODEJS_24_X, 512], [Runtime.PYTHON_3_13, 512], [Runtime.RUBY_3_4, 512],
    [Runtime.JAVA_21, 1_024], [Runtime.DOTNET_8, 1_024], [Runtime.FROM_IMAGE, 1_024],
    [Runtime.PROVIDED_AL2023, 256], [new Runtime('nodejs99.x'), 512], [new Runtime('cobol1'), 512],
  ])('goes by the runtime: %s', (runtime, memory) => {
    expect(defaultMemory(runtime)).toBe(memory);
  });
});
