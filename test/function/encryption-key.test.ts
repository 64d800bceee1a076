import { Aws, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ProductionFunction } from '../../lib';
import { testApp } from '../setup/app';
import { logicalIdOf, onlyPropertiesOf, resourcesOf, warningsOf } from '../synthesized';
import { CODE, defineFunction } from './defined-function';
import { rights, rightsOf } from './rights';

const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012';

function encrypted(define: (stack: Stack) => IKey = (stack) => new Key(stack, 'Key')): ReturnType<typeof defineFunction> & { key: IKey } {
  const keys: IKey[] = [];
  const made = defineFunction((stack) => {
    keys.push(define(stack));
    return { encryptionKey: keys[0], environment: { STAGE: 'production' } };
  });
  return { ...made, key: keys[0] };
}

/** The statements of the key's policy beside the one that leaves the rest to IAM. */
function keyStatements(stack: Stack): unknown[] {
  const { Statement: [, ...added] } = onlyPropertiesOf(stack, 'AWS::KMS::Key').KeyPolicy as { readonly Statement: unknown[] };
  return added;
}

describe('a customer key', () => {
  test('encrypts environment variables, log group and failure queue', () => {
    const { stack, key } = encrypted();
    const arn = stack.resolve(key.keyArn);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').KmsKeyArn).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').KmsKeyId).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::SQS::Queue')).toMatchObject({ KmsMasterKeyId: arn });
    expect(onlyPropertiesOf(stack, 'AWS::SQS::Queue')).not.toHaveProperty('SqsManagedSseEnabled');
  });

  test('admits CloudWatch Logs for the log groups of this account and Region', () => {
    const { stack } = encrypted();
    expect(keyStatements(stack)).toEqual([{
      Effect: 'Allow',
      Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } },
      Action: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Resource: '*',
      Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': stack.resolve(`arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`) } },
    }]);
  });

  test('may be used by the function to fill the failure queue, and for nothing else', () => {
    const { stack, key } = encrypted();
    expect(rightsOf(stack).filter((right) => right.includes('kms:'))).toEqual(rights(stack, { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: key.keyArn }));
  });

  test('serves several functions with one statement', () => {
    const { stack, key } = encrypted();
    new ProductionFunction(stack, 'Other', { code: CODE, encryptionKey: key });
    expect(keyStatements(stack)).toHaveLength(1);
  });

  test('may live in another stack, which does not wait for the function', () => {
    const app = testApp();
    const keys = new Stack(app, 'Keys');
    const stack = new Stack(app, 'Stack');
    const fn = new ProductionFunction(stack, 'Function', { code: CODE, encryptionKey: new Key(keys, 'Key') });
    expect(JSON.stringify(resourcesOf(keys))).not.toContain(logicalIdOf(fn.logGroup));
    expect(JSON.stringify(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').KmsKeyId)).toMatch(/Fn::(GetStackOutput|ImportValue)/);
    expect(keys.dependencies).toEqual([]);
  });

  test('warns of nothing when it is kept', () => {
    expect(warningsOf(encrypted().stack)).toEqual([]);
  });
});

describe('an imported key', () => {
  const imported = (): ReturnType<typeof encrypted> => encrypted((stack) => Key.fromKeyArn(stack, 'Key', KEY_ARN));

  test('encrypts the same things', () => {
    const { stack } = imported();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', { KmsKeyArn: KEY_ARN });
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: KEY_ARN });
    template.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: KEY_ARN });
  });

  test('is warned of, naming the statement that its policy needs', () => {
    expect(warningsOf(imported().stack)).toEqual([
      expect.stringMatching(/"kms:Encrypt\*".*"kms:EncryptionContext:aws:logs:arn".*"Service".*logs\..*FunctionLogging\.keyPolicyUnchanged/),
    ]);
  });

  test('is no longer warned of once that is acknowledged on the function', () => {
    const { fn } = imported();
    Validations.of(fn.logGroup).acknowledge({ id: 'cdk-lambda-patterns:FunctionLogging.keyPolicyUnchanged', reason: 'the policy of the key has the statement' });
    expect(warningsOf(fn)).toEqual([]);
  });
});

describe('a key that does not outlive the function', () => {
  test('is warned of', () => {
    expect(warningsOf(encrypted((stack) => new Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY })).stack))
      .toEqual([expect.stringContaining('cdk-lambda-patterns:ProductionFunction.encryptionKeyDestroyed')]);
  });

  test('is not warned of while it is kept on deletion', () => {
    expect(warningsOf(encrypted((stack) => new Key(stack, 'Key', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE })).stack)).toEqual([]);
  });
});
