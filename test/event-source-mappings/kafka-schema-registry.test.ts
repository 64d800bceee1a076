import { Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { CfnRegistry } from 'aws-cdk-lib/aws-glue';
import { Key } from 'aws-cdk-lib/aws-kms';
import { EventRecordFormat, KafkaSchemaValidationAttribute } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { KafkaPolling, KafkaSchemaRegistry, SchemaRegistryAuthentication } from '../../lib';
import { failure } from '../failure';
import { rights } from '../function/rights';
import { GENERAL, openFindingsOf } from '../nag/examiners';
import { onlyPropertiesOf } from '../synthesized';
import { connect, groupOf, KINDS } from './kafka-kinds';
import { MAPPING, pollingRights } from './stream-kinds';

const REGISTRY_ARN = 'arn:aws:glue:eu-central-1:111122223333:registry/sales';
const SCHEMAS_ARN = 'arn:aws:glue:eu-central-1:111122223333:schema/sales/*';
const URL = 'https://registry.example.com';
const { KEY, VALUE } = KafkaSchemaValidationAttribute;

function connected(kind: string, registry: (stack: Stack) => KafkaSchemaRegistry): Stack {
  return connect(kind, (stack) => ({ polling: KafkaPolling.provisioned({ schemaRegistry: registry(stack) }) }));
}

function registryOf(stack: Stack): unknown {
  return groupOf(onlyPropertiesOf(stack, MAPPING)).SchemaRegistryConfig;
}

function registryRights(stack: Stack): string[] {
  return pollingRights(stack).filter((right) => /glue:|registry/i.test(right));
}

describe.each(Object.keys(KINDS))('a registry of Glue for a %s', (kind) => {
  test('validates values and delivers JSON, where nothing is said', () => {
    expect(registryOf(connected(kind, () => KafkaSchemaRegistry.glue(REGISTRY_ARN)))).toEqual({
      SchemaRegistryURI: REGISTRY_ARN, EventRecordFormat: 'JSON', SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
    });
  });

  test('takes every option', () => {
    const registry = KafkaSchemaRegistry.glue(REGISTRY_ARN, { recordFormat: EventRecordFormat.SOURCE, validate: [KEY, VALUE] });
    expect(registryOf(connected(kind, () => registry))).toEqual({
      SchemaRegistryURI: REGISTRY_ARN, EventRecordFormat: 'SOURCE', SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }],
    });
  });

  test('may be read, with its schemas, and no other', () => {
    const stack = connected(kind, () => KafkaSchemaRegistry.glue(REGISTRY_ARN));
    expect(registryRights(stack)).toEqual(rights(stack,
      { actions: ['glue:GetRegistry', 'glue:GetSchemaVersion'], resource: REGISTRY_ARN },
      { actions: ['glue:GetSchemaVersion'], resource: SCHEMAS_ARN }));
  });

  test('may be defined in the stack, and the rule packs find nothing', () => {
    const stack = connected(kind, (scope) => KafkaSchemaRegistry.glue(new CfnRegistry(scope, 'Registry', { name: 'sales' }).attrArn));
    const arn = stack.resolve((stack.node.findChild('Registry') as CfnRegistry).attrArn) as unknown;
    expect(registryOf(stack)).toMatchObject({ SchemaRegistryURI: arn });
    const half = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': [':registry/', arn] }] });
    expect(registryRights(stack)).toEqual(rights(stack,
      { actions: ['glue:GetRegistry', 'glue:GetSchemaVersion'], resource: arn },
      { actions: ['glue:GetSchemaVersion'], resource: { 'Fn::Join': ['', [half(0), ':schema/', half(1), '/*']] } }));
    expect(openFindingsOf(stack, GENERAL).filter((finding) => finding.includes('IAM5'))).toEqual([]);
  });

  test.each(['sales', 'arn:aws:glue:eu-central-1:111122223333:schema/sales/orders', URL])('fails as %s', (text) => {
    expect(() => connected(kind, () => KafkaSchemaRegistry.glue(text))).toThrow(failure('KafkaSchemaRegistryUriInvalid', new RegExp(`Glue, got "${text}"`)));
  });

  test('fails where nothing is validated', () => {
    expect(() => connected(kind, () => KafkaSchemaRegistry.glue(REGISTRY_ARN, { validate: [] }))).toThrow(failure('KafkaSchemaRegistryValidatesNothing', /got none/));
  });
});

describe('a registry of Confluent', () => {
  const registry = (authentication: SchemaRegistryAuthentication): (() => KafkaSchemaRegistry) =>
    () => KafkaSchemaRegistry.confluent(URL, { authentication });

  test('is read with user name and password', () => {
    const stack = connected('MskSource', (scope) => registry(SchemaRegistryAuthentication.basic(new Secret(scope, 'Registry')))());
    const { secretArn } = stack.node.findChild('Registry') as Secret;
    expect(registryOf(stack)).toEqual({
      SchemaRegistryURI: URL,
      EventRecordFormat: 'JSON',
      SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
      AccessConfigs: [{ Type: 'BASIC_AUTH', URI: stack.resolve(secretArn) }],
    });
    expect(registryRights(stack)).toEqual(rights(stack, { actions: ['secretsmanager:GetSecretValue'], resource: secretArn }));
  });

  test('is read with a certificate, and known by another', () => {
    const stack = connected('MskSource', (scope) => KafkaSchemaRegistry.confluent(URL, {
      authentication: SchemaRegistryAuthentication.mutualTls(new Secret(scope, 'Registry', { encryptionKey: new Key(scope, 'Key') })),
      rootCertificate: new Secret(scope, 'RegistryRoot'),
    }));
    const [client, root] = ['Registry', 'RegistryRoot'].map((id) => stack.node.findChild(id) as Secret);
    expect(registryOf(stack)).toMatchObject({
      AccessConfigs: [
        { Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: stack.resolve(client.secretArn) as unknown },
        { Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: stack.resolve(root.secretArn) as unknown },
      ],
    });
    expect(pollingRights(stack)).toEqual(expect.arrayContaining(rights(stack,
      { actions: ['secretsmanager:GetSecretValue'], resource: client.secretArn },
      { actions: ['secretsmanager:GetSecretValue'], resource: root.secretArn },
      {
        actions: ['kms:Decrypt'],
        resource: client.encryptionKey!.keyArn,
        condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
      })));
  });

  test('may be read by everybody, for a reason on record', () => {
    const stack = connected('MskSource', registry(SchemaRegistryAuthentication.none('it stands in the VPC')));
    expect(registryOf(stack)).not.toHaveProperty('AccessConfigs');
    expect(registryRights(stack)).toEqual([]);
    expect(JSON.stringify(stack.node.findAll().flatMap(({ node }) => node.metadata.map(({ data }) => data as unknown)))).toContain('it stands in the VPC');
  });

  test('fails for a reason without words', () => {
    expect(() => connected('MskSource', registry(SchemaRegistryAuthentication.none(' ')))).toThrow(failure('ReasonMissing', /schema registry/));
  });

  test.each(['http://registry.example.com', 'registry.example.com', 'https://'])('fails as %s', (url) => {
    expect(() => connected('MskSource', () => KafkaSchemaRegistry.confluent(url, { authentication: SchemaRegistryAuthentication.none('test') })))
      .toThrow(failure('KafkaSchemaRegistryUriInvalid', new RegExp(`https://, got "${url}"`)));
  });

  test('is not checked when it is known at deploy time only', () => {
    const url = Lazy.string({ produce: () => 'registry' });
    expect(registryOf(connected('MskSource', () => KafkaSchemaRegistry.confluent(url, { authentication: SchemaRegistryAuthentication.none('test') }))))
      .toMatchObject({ SchemaRegistryURI: 'registry' });
  });
});
