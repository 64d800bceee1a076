import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { admitFilterKey } from '../../lib/event-source-mappings/filter-key';
import { testApp } from '../setup/app';
import { logicalIdOf, resourceOf, warningsOf } from '../synthesized';

const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/0';

describe('the key of filters', () => {
  test('admits Lambda for the mappings of this account and Region', () => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
    const key = new Key(stack, 'Key');
    expect(stack.resolve(admitFilterKey(stack, key))).toEqual({ 'Fn::GetAtt': [logicalIdOf(key), 'Arn'] });
    expect(resourceOf(key).Properties.KeyPolicy).toMatchObject({ Statement: [{ Action: 'kms:*' }, {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:lambda:eu-west-1:111122223333:event-source-mapping:*' },
      },
    }] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('admits it once for two mappings', () => {
    const stack = new Stack(testApp(), 'Stack');
    const key = new Key(stack, 'Key');
    admitFilterKey(stack, key);
    admitFilterKey(stack, key);
    expect((resourceOf(key).Properties.KeyPolicy as { Statement: unknown[] }).Statement).toHaveLength(2);
  });

  test('works from another stack', () => {
    const app = testApp();
    const [keys, functions] = [new Stack(app, 'Keys'), new Stack(app, 'Functions')];
    admitFilterKey(functions, new Key(keys, 'Key'));
    expect(() => app.synth()).not.toThrow();
    expect(keys.dependencies).toEqual([]);
  });

  test('warns with the statement when it is imported', () => {
    const stack = new Stack(testApp(), 'Stack');
    expect(admitFilterKey(stack, Key.fromKeyArn(stack, 'Key', KEY_ARN))).toBe(KEY_ARN);
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/kms:Decrypt.*event-source-mapping.*FilterKey\.policyUnchanged/)]);
  });

  test('is nothing where none is given', () => {
    expect(admitFilterKey(new Stack(testApp(), 'Stack'), undefined)).toBeUndefined();
  });
});
