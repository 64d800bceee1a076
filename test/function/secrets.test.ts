import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { AsyncFailure } from '../../lib';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { defineFunction } from './defined-function';
import { rights, rightsOf } from './rights';

const asyncFailure = AsyncFailure.none('called synchronously only');

function reading(define: (stack: Stack) => ISecret): { stack: Stack; secret: ISecret; found: string[] } {
  const { stack, fn } = defineFunction((scope) => ({ asyncFailure, secrets: { DATABASE: define(scope) } }));
  const secret = fn.stack.node.findChild('Secret') as Secret;
  return { stack, secret, found: rightsOf(stack).filter((right) => /secretsmanager:|kms:/.test(right)) };
}

describe('a secret', () => {
  test('is known to the code by its ARN, never by its value', () => {
    const { stack, secret } = reading((scope) => new Secret(scope, 'Secret'));
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').Environment).toMatchObject({ Variables: { DATABASE: stack.resolve(secret.secretArn) } });
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('{{resolve:');
  });

  test('is cached by the extension', () => {
    const { stack } = reading((scope) => new Secret(scope, 'Secret'));
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Layers: [Match.anyValue()],
      Environment: { Variables: Match.objectLike({ PARAMETERS_SECRETS_EXTENSION_CACHE_ENABLED: 'true' }) },
    });
  });

  test('may be read and nothing more', () => {
    const { stack, secret, found } = reading((scope) => new Secret(scope, 'Secret'));
    expect(found).toEqual(rights(stack, { actions: ['secretsmanager:GetSecretValue'], resource: secret.secretArn }));
  });

  test('may be decrypted through Secrets Manager only', () => {
    const { stack, secret, found } = reading((scope) => new Secret(scope, 'Secret', { encryptionKey: new Key(scope, 'Key') }));
    expect(found).toEqual(rights(stack,
      { actions: ['secretsmanager:GetSecretValue'], resource: secret.secretArn },
      {
        actions: ['kms:Decrypt'],
        resource: secret.encryptionKey!.keyArn,
        condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
      }));
  });

  test('imported by its name may be read with the six characters that the service appends', () => {
    const { stack, secret, found } = reading((scope) => Secret.fromSecretNameV2(scope, 'Secret', 'database'));
    expect(found).toEqual(rights(stack, { actions: ['secretsmanager:GetSecretValue'], resource: `${secret.secretArn}-??????` }));
  });

  test('imported by its complete ARN may be read', () => {
    const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:database-AbCdEf';
    const { stack, found } = reading((scope) => Secret.fromSecretCompleteArn(scope, 'Secret', arn));
    expect(found).toEqual(rights(stack, { actions: ['secretsmanager:GetSecretValue'], resource: arn }));
  });

  test('is warned of when the role cannot be changed, naming the statement', () => {
    const { stack } = defineFunction((scope) => ({
      asyncFailure,
      role: Role.fromRoleArn(scope, 'Given', 'arn:aws:iam::111122223333:role/given', { mutable: false }),
      secrets: { DATABASE: Secret.fromSecretCompleteArn(scope, 'Secret', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:database-AbCdEf') },
    }));
    expect(warningsOf(stack)).toContainEqual(
      expect.stringMatching(/secretsmanager:GetSecretValue.*database-AbCdEf.*ProductionFunction\.roleUnchanged/),
    );
  });
});

describe('no secret', () => {
  test('means no extension', () => {
    const properties = onlyPropertiesOf(defineFunction({ secrets: {} }).stack, 'AWS::Lambda::Function');
    expect(properties).not.toHaveProperty('Layers');
    expect(properties).not.toHaveProperty('Environment');
  });
});

describe('a secret of another stack', () => {
  test('is read across the stacks', () => {
    const other = new Stack(undefined, 'Other');
    const secret = Secret.fromSecretCompleteArn(other, 'Secret', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:database-AbCdEf');
    const { stack } = defineFunction({ asyncFailure, secrets: { DATABASE: secret } });
    expect(rightsOf(stack)).toEqual(expect.arrayContaining(rights(stack, { actions: ['secretsmanager:GetSecretValue'], resource: secret.secretArn })));
  });
});
