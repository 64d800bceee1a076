import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { readSecret } from '../../lib/private/secret-reading';
import { testApp } from '../setup/app';

function statements(define: (stack: Stack) => Parameters<typeof readSecret>[0]): unknown[] {
  const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  return readSecret(define(stack)).map((statement): unknown => stack.resolve(statement.toStatementJson()));
}

const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:broker';
const read = (resource: unknown): unknown => ({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: resource });

describe('the right to read a secret', () => {
  test('names the secret by its full ARN', () => {
    expect(statements((stack) => Secret.fromSecretCompleteArn(stack, 'Secret', `${ARN}-abcdef`))).toEqual([read(`${ARN}-abcdef`)]);
  });

  test('leaves the end of the ARN open where only a part is known', () => {
    expect(statements((stack) => Secret.fromSecretPartialArn(stack, 'Secret', ARN))).toEqual([read(`${ARN}-??????`)]);
  });

  test('includes the key of the secret, through Secrets Manager only', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012';
    expect(statements((stack) => Secret.fromSecretAttributes(stack, 'Secret', {
      secretCompleteArn: `${ARN}-abcdef`, encryptionKey: Key.fromKeyArn(stack, 'Key', keyArn),
    }))).toEqual([read(`${ARN}-abcdef`), {
      Effect: 'Allow', Action: 'kms:Decrypt', Resource: keyArn, Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
    }]);
  });
});
