import { Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IVpc, SubnetConfiguration } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { KafkaAuthentication, KafkaFailure, KafkaNetwork, KafkaPolling, SelfManagedKafkaSource } from '../../lib';
import type { KafkaClusterProps, SelfManagedKafkaSourceOptions } from '../../lib';
import { compact } from '../../lib/private/values';
import { failure } from '../failure';
import { rights } from '../function/rights';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { kafkaCluster, readerSecret, SECRET_ARN, selfManagedSource, startingPosition } from './kafka-kinds';
import { MAPPING, newStack, plain, pollingRights, production } from './stream-kinds';

type Given = Partial<SelfManagedKafkaSourceOptions & KafkaClusterProps>;

function connected(given: (stack: Stack) => Given = () => ({}), stack = newStack()): Stack {
  const { network, rootCertificate, bootstrapServers, ...options } = { onFailure: KafkaFailure.none('test'), ...given(stack) };
  const cluster = kafkaCluster(compact({ network, rootCertificate, bootstrapServers }));
  production(stack).addEventSource(selfManagedSource(stack, options, cluster));
  return stack;
}

function accessOf(given: (stack: Stack) => Given): unknown {
  return onlyPropertiesOf(connected(given), MAPPING).SourceAccessConfigurations;
}

function vpcOf(stack: Stack, subnetType = SubnetType.PRIVATE_ISOLATED): Vpc {
  const subnets: SubnetConfiguration[] = [{ name: 'Public', subnetType: SubnetType.PUBLIC }, { name: 'Brokers', subnetType }];
  return new Vpc(stack, 'Vpc', { maxAzs: 2, subnetConfiguration: subnets });
}

function networkIn(stack: Stack, vpc: IVpc = vpcOf(stack), groups = 1): KafkaNetwork {
  return KafkaNetwork.vpc(vpc, {
    subnets: { subnetGroupName: 'Brokers' },
    securityGroups: Array.from({ length: groups }, (_, index) => new SecurityGroup(stack, `Group${index}`, { vpc })),
  });
}

describe('the mapping', () => {
  test('names the brokers and the topic', () => {
    const properties = onlyPropertiesOf(connected(), MAPPING);
    expect(properties).toMatchObject({ SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['one.example.com:9096', 'two.example.com:9096'] } }, Topics: ['orders'] });
    expect(properties).not.toHaveProperty('EventSourceArn');
  });

  test('keeps its logical id when the brokers change', () => {
    const ids = [['one:9096'], ['two:9096']].map((bootstrapServers) => Object.keys(Template.fromStack(connected(() => ({ bootstrapServers }))).findResources(MAPPING)));
    expect(ids[0]).toEqual(ids[1]);
  });

  test('may be one of several, of clusters that have topics of one name', () => {
    const stack = newStack();
    const fn = production(stack);
    const authentication = KafkaAuthentication.scram512(readerSecret(stack));
    ['payments', 'sales'].forEach((name) => fn.addEventSource(new SelfManagedKafkaSource(kafkaCluster({}, name), 'orders', { startingPosition, authentication })));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
  });
});

describe('authentication', () => {
  test.each<[string, (secret: Secret) => KafkaAuthentication]>([
    ['BASIC_AUTH', (secret) => KafkaAuthentication.basic(secret)],
    ['SASL_SCRAM_256_AUTH', (secret) => KafkaAuthentication.scram256(secret)],
    ['SASL_SCRAM_512_AUTH', (secret) => KafkaAuthentication.scram512(secret)],
    ['CLIENT_CERTIFICATE_TLS_AUTH', (secret) => KafkaAuthentication.mutualTls(secret)],
  ])('may be by %s', (type, authentication) => {
    const stack = newStack();
    const secret = readerSecret(stack);
    connected(() => ({ authentication: authentication(secret) }), stack);
    expect(onlyPropertiesOf(stack, MAPPING).SourceAccessConfigurations).toEqual([{ Type: type, URI: stack.resolve(secret.secretArn) as unknown }]);
  });

  test('may be missing in a VPC, with a reason on record', () => {
    const access = accessOf((stack) => ({ authentication: KafkaAuthentication.none('the VPC has no other tenant'), network: networkIn(stack) }));
    expect(JSON.stringify(access)).not.toContain('AUTH');
    expect(() => accessOf((stack) => ({ authentication: KafkaAuthentication.none(''), network: networkIn(stack) }))).toThrow(failure('ReasonMissing', /authentication to the brokers/));
  });

  test('fails when it is missing on the internet', () => {
    expect(() => accessOf(() => ({ authentication: KafkaAuthentication.none('test') }))).toThrow(failure('SelfManagedKafkaSourceAuthenticationMissing', /got none/));
  });

  test('fails with a secret whose ARN is too long', () => {
    const secretArn = SECRET_ARN.replace('AmazonMSK_reader', 'n'.repeat(200));
    expect(() => accessOf((stack) => ({ authentication: KafkaAuthentication.basic(Secret.fromSecretCompleteArn(stack, 'Long', secretArn)) }))).toThrow(failure('BrokerSecretArnTooLong', /200/));
    expect(() => accessOf((stack) => ({ rootCertificate: Secret.fromSecretCompleteArn(stack, 'Long', secretArn) }))).toThrow(failure('BrokerSecretArnTooLong', /200/));
  });

  test('may come with the certificate of a private authority', () => {
    const stack = newStack();
    const rootCertificate = new Secret(stack, 'Root');
    connected(() => ({ rootCertificate }), stack);
    expect(onlyPropertiesOf(stack, MAPPING).SourceAccessConfigurations).toEqual([
      expect.objectContaining({ Type: 'SASL_SCRAM_512_AUTH' }),
      { Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: stack.resolve(rootCertificate.secretArn) as unknown },
    ]);
  });
});

describe('the rights', () => {
  const interfaces = {
    actions: ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'],
    resource: '*',
    condition: { Null: { 'lambda:SourceFunctionArn': 'true' } },
  };
  const read = (secret: Secret): { actions: string[]; resource: unknown } => ({ actions: ['secretsmanager:GetSecretValue'], resource: secret.secretArn });

  test('on the internet are those to read the secrets, with their keys', () => {
    const stack = newStack();
    const [secret, rootCertificate] = [new Secret(stack, 'User', { encryptionKey: new Key(stack, 'Key') }), new Secret(stack, 'Root')];
    connected(() => ({ authentication: KafkaAuthentication.basic(secret), rootCertificate }), stack);
    expect(pollingRights(stack)).toEqual(rights(stack, read(secret), read(rootCertificate), {
      actions: ['kms:Decrypt'],
      resource: secret.encryptionKey!.keyArn,
      condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
    }));
  });

  test('in a VPC are also those to be in the network', () => {
    const stack = newStack();
    const secret = new Secret(stack, 'User');
    connected((scope) => ({ authentication: KafkaAuthentication.basic(secret), network: networkIn(scope) }), stack);
    expect(pollingRights(stack)).toEqual(rights(stack, read(secret), interfaces));
  });

  test('of a plain function are the same', () => {
    const stack = newStack();
    const secret = new Secret(stack, 'User');
    plain(stack).addEventSource(selfManagedSource(stack, { authentication: KafkaAuthentication.basic(secret), onFailure: KafkaFailure.none('test') }, kafkaCluster({ network: networkIn(stack) })));
    expect(pollingRights(stack)).toEqual(rights(stack, read(secret), interfaces));
  });

  test('leave a failure topic to the access control lists', () => {
    const stack = newStack();
    const secret = new Secret(stack, 'User');
    connected(() => ({ authentication: KafkaAuthentication.basic(secret), onFailure: KafkaFailure.toKafkaTopic('orders-failed') }), stack);
    expect(pollingRights(stack)).toEqual(rights(stack, read(secret)));
  });
});

describe('the network', () => {
  // The synthesis prints what it warns of.
  beforeEach(() => jest.spyOn(console, 'error').mockReturnValue(undefined));
  afterEach(() => jest.restoreAllMocks());

  test('names subnets and security groups of the pollers', () => {
    const stack = newStack();
    const vpc = vpcOf(stack);
    connected((scope) => ({ network: networkIn(scope, vpc, 2) }), stack);
    const groups = [0, 1].map((index) => (stack.node.findChild(`Group${index}`) as SecurityGroup).securityGroupId);
    const uri = (prefix: string, id: string): unknown => stack.resolve(`${prefix}:${id}`) as unknown;
    expect(onlyPropertiesOf(stack, MAPPING).SourceAccessConfigurations).toEqual([
      expect.objectContaining({ Type: 'SASL_SCRAM_512_AUTH' }),
      ...vpc.isolatedSubnets.map(({ subnetId }) => ({ Type: 'VPC_SUBNET', URI: uri('subnet', subnetId) })),
      ...groups.map((id) => ({ Type: 'VPC_SECURITY_GROUP', URI: uri('security_group', id) })),
    ]);
  });

  test('is the VPC\'s own choice of subnets, where none are named', () => {
    const stack = newStack();
    const vpc = vpcOf(stack);
    connected(() => ({ network: KafkaNetwork.vpc(vpc, { securityGroups: [new SecurityGroup(stack, 'Group', { vpc })] }) }), stack);
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).SourceAccessConfigurations).match(/VPC_SUBNET/g)).toHaveLength(2);
  });

  test('fails without a security group', () => {
    expect(() => accessOf((stack) => ({ network: networkIn(stack, undefined, 0) }))).toThrow(failure('KafkaNetworkSecurityGroupsMissing', /got none/));
  });

  test('takes 22 subnets, groups and secrets together', () => {
    expect(accessOf((stack) => ({ network: networkIn(stack, undefined, 19) }))).toHaveLength(22);
  });

  test('fails with one more', () => {
    expect(() => accessOf((stack) => ({ network: networkIn(stack, undefined, 20) }))).toThrow(failure('SelfManagedKafkaSourceAccessTooMany', /at most 22, got 23/));
    expect(() => accessOf((stack) => ({ network: networkIn(stack, undefined, 19), rootCertificate: new Secret(stack, 'Root') }))).toThrow(failure('SelfManagedKafkaSourceAccessTooMany', /got 23/));
  });

  test('lets pollers share their capacity in a VPC', () => {
    const polling = KafkaPolling.provisioned({ pollerGroupName: 'sales' });
    expect(onlyPropertiesOf(connected((stack) => ({ polling, network: networkIn(stack) })), MAPPING).ProvisionedPollerConfig).toMatchObject({ PollerGroupName: 'sales' });
  });

  test('fails to let them share it on the internet', () => {
    expect(() => connected(() => ({ polling: KafkaPolling.provisioned({ pollerGroupName: 'sales' }) }))).toThrow(failure('SelfManagedKafkaSourcePollerGroupOnInternet', /leave it out/));
  });

  test.each<[string, KafkaPolling, SubnetType, number]>([
    ['a way out for pollers on demand', KafkaPolling.onDemand(), SubnetType.PRIVATE_ISOLATED, 1],
    ['no more than a NAT gateway', KafkaPolling.onDemand(), SubnetType.PRIVATE_WITH_EGRESS, 0],
    ['no way out for provisioned pollers', KafkaPolling.provisioned(), SubnetType.PRIVATE_ISOLATED, 0],
  ])('needs %s', (_, polling, subnetType, count) => {
    const stack = connected((scope) => ({ polling, network: networkIn(scope, vpcOf(scope, subnetType)) }));
    Template.fromStack(stack);
    const unreachable = expect.stringMatching(/lambda, sts, secretsmanager.*SelfManagedKafkaSource\.pollersUnreachable/) as string;
    expect(warningsOf(stack)).toEqual(Array<string>(count).fill(unreachable));
  });
});

describe('the brokers', () => {
  test.each([[['a:1']], [Array.from({ length: 10 }, (_, index) => `broker-${index}.example.com:9092`)], [[`${'b'.repeat(295)}:9092`]]])('may be %j', (bootstrapServers) => {
    const { SelfManagedEventSource: cluster } = onlyPropertiesOf(connected(() => ({ bootstrapServers })), MAPPING);
    expect(cluster).toEqual({ Endpoints: { KafkaBootstrapServers: bootstrapServers } });
  });

  test.each([[[]], [Array.from({ length: 11 }, (_, index) => `broker-${index}:9092`)]])('fails as %j', (bootstrapServers) => {
    expect(() => connected(() => ({ bootstrapServers }))).toThrow(failure('KafkaClusterBootstrapServersCount', new RegExp(`1 to 10 servers, got ${bootstrapServers.length}`)));
  });

  test.each(['broker', 'broker:', 'https://broker:9092', 'broker:kafka', 'two words:9092', '-broker:9092', `${'b'.repeat(296)}:9092`])('fails with %s', (server) => {
    expect(() => connected(() => ({ bootstrapServers: ['fine:9092', server] }))).toThrow(failure('KafkaClusterBootstrapServerInvalid', new RegExp(`got "${server}"`)));
  });

  test('may be known at deploy time only, one by one or all', () => {
    const late = Lazy.string({ produce: () => 'broker' });
    expect(() => connected(() => ({ bootstrapServers: [late, 'fine:9092'] }))).not.toThrow();
    expect(() => connected(() => ({ bootstrapServers: Lazy.list({ produce: () => ['broker'] }) }))).not.toThrow();
  });

  test('fails without a name for the cluster', () => {
    const stack = newStack();
    expect(() => production(stack).addEventSource(selfManagedSource(stack, {}, kafkaCluster({}, ' ')))).toThrow(failure('KafkaClusterNameEmpty', /got " "/));
  });
});
