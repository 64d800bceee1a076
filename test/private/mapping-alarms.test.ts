import { Stack } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { mappingAlarms } from '../../lib/private/mapping-alarms';
import { testApp } from '../setup/app';

function mappingIn(stack: Stack): CfnEventSourceMapping {
  return new CfnEventSourceMapping(new Construct(stack, 'Source'), 'Resource', { functionName: 'worker' });
}

describe('the alarms of a pattern', () => {
  test('are below it', () => {
    const stack = new Stack(testApp(), 'Stack');
    expect(mappingAlarms(new Construct(stack, 'Pattern'), mappingIn(stack)).node.path).toBe('Stack/Pattern/Alarms');
  });

  test('are below its mapping, where that is in another stack', () => {
    const app = testApp();
    const [patterns, functions] = [new Stack(app, 'Patterns'), new Stack(app, 'Functions')];
    expect(mappingAlarms(new Construct(patterns, 'Pattern'), mappingIn(functions)).node.path).toBe('Functions/Source/Resource/Alarms');
  });
});
