import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnServerlessCluster } from 'aws-cdk-lib/aws-msk';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { KafkaFailure, KafkaPolling, MskAuthentication, MskCluster, MskSource, PollerTraffic } from '../../lib';
import type { KafkaSourceOptions, MskSourceOptions } from '../../lib';
import { failure } from '../failure';
import { rights } from '../function/rights';
import type { Right } from '../function/rights';
import { testApp } from '../setup/app';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { CLUSTER_ARN, mskCluster, mskSource, SECRET_ARN } from './kafka-kinds';
import { MAPPING, newStack, plain, pollingRights, production } from './stream-kinds';

const TOPIC_ARN = 'arn:aws:kafka:eu-central-1:111122223333:topic/Sales/0cd92d4c-1111-2222-3333-44445555aaaa-4';
const GROUP_ARN = TOPIC_ARN.replace(':topic/', ':group/');
const CONNECTION_ARN = 'arn:aws:kafka:eu-central-1:444455556666:vpc-connection/111122223333/Sales/51cd9b4c-1111-2222-3333-44445555aaaa-7';

/** Pollers put interfaces into the subnets of the brokers; the code of the function must not. */
const INTERFACES: Right = {
  actions: [
    'ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs', 'ec2:UnassignPrivateIpAddresses',
  ],
  resource: '*',
  condition: { Null: { 'lambda:SourceFunctionArn': 'true' } },
};
const DESCRIBE: Right = { actions: ['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'], resource: CLUSTER_ARN };
const CONSUME: Right[] = [
  { actions: ['kafka-cluster:Connect', 'kafka-cluster:DescribeClusterDynamicConfiguration'], resource: CLUSTER_ARN },
  { actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], resource: `${TOPIC_ARN}/orders` },
  { actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'], resource: `${GROUP_ARN}/g` },
];

function connected(options: Partial<MskSourceOptions> = {}, cluster = MskCluster.fromClusterArn(CLUSTER_ARN), stack = newStack()): Stack {
  production(stack).addEventSource(mskSource(cluster, { consumerGroupId: 'g', onFailure: KafkaFailure.none('test'), ...options }));
  return stack;
}

function scramSecret(stack: Stack): Secret {
  return new Secret(stack, 'Reader', { secretName: 'AmazonMSK_reader', encryptionKey: new Key(stack, 'Key') });
}

describe('the cluster', () => {
  test('is named by its ARN', () => {
    const stack = newStack();
    const cluster = mskCluster(stack);
    expect(onlyPropertiesOf(connected({}, MskCluster.provisioned(cluster), stack), MAPPING)).toMatchObject({ EventSourceArn: stack.resolve(cluster.ref) as unknown, Topics: ['orders'] });
  });

  test('may be serverless', () => {
    const stack = newStack();
    const cluster = new CfnServerlessCluster(stack, 'Cluster', { clusterName: 'sales', clientAuthentication: { sasl: { iam: { enabled: true } } }, vpcConfigs: [{ subnetIds: ['subnet-1'] }] });
    expect(onlyPropertiesOf(connected({}, MskCluster.serverless(cluster), stack), MAPPING).EventSourceArn).toEqual(stack.resolve(cluster.ref));
  });

  test('may exist', () => {
    expect(onlyPropertiesOf(connected(), MAPPING).EventSourceArn).toBe(CLUSTER_ARN);
  });

  test('of another account is read through the connection', () => {
    const stack = connected({}, MskCluster.fromVpcConnectionArn(CONNECTION_ARN, CLUSTER_ARN));
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toBe(CONNECTION_ARN);
  });

  test.each([['another account', { account: '444455556666', region: 'eu-central-1' }], ['another Region', { account: '111122223333', region: 'eu-west-1' }]])('fails in %s', (_, env) => {
    const stack = new Stack(testApp(), 'Stack', { env });
    expect(() => connected({}, MskCluster.fromClusterArn(CLUSTER_ARN), stack)).toThrow(failure('MskSourceElsewhere', /111122223333|eu-central-1/));
  });

  test('fails in another account when it is defined there', () => {
    const app = testApp();
    const [clusters, functions] = ['111122223333', '444455556666'].map((account, index) => new Stack(app, `Stack${index}`, { env: { account, region: 'eu-central-1' } }));
    expect(() => connected({}, MskCluster.provisioned(mskCluster(clusters)), functions)).toThrow(failure('MskSourceElsewhere', /got 111122223333/));
  });

  test('may be in another account when the connection is in this one', () => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '444455556666', region: 'eu-central-1' } });
    expect(() => connected({}, MskCluster.fromVpcConnectionArn(CONNECTION_ARN, CLUSTER_ARN), stack)).not.toThrow();
  });

  test.each([
    ['clusterArn', MskCluster.fromClusterArn(CONNECTION_ARN)],
    ['clusterArn', MskCluster.fromVpcConnectionArn(CONNECTION_ARN, 'Sales')],
    ['connectionArn', MskCluster.fromVpcConnectionArn(CLUSTER_ARN, CLUSTER_ARN)],
  ])('fails with something else for the %s', (prop, cluster) => {
    expect(() => connected({}, cluster)).toThrow(failure('MskSourceArnInvalid', new RegExp(`${prop} must be`)));
  });

  test('may be known at deploy time only', () => {
    const arn = Lazy.string({ produce: () => 'Sales' });
    expect(onlyPropertiesOf(connected({}, MskCluster.fromClusterArn(arn)), MAPPING).EventSourceArn).toBe('Sales');
  });

  test('may be of another stack', () => {
    const app = testApp();
    const [clusters, functions] = [new Stack(app, 'Clusters'), new Stack(app, 'Functions')];
    connected({}, MskCluster.provisioned(mskCluster(clusters)), functions);
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([clusters]);
  });

  test('may have several topics that one function reads', () => {
    const stack = newStack();
    const fn = production(stack);
    const cluster = MskCluster.provisioned(mskCluster(stack));
    ['orders', 'payments'].forEach((topic) => fn.addEventSource(mskSource(cluster, {}, topic)));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
  });
});

describe('the rights', () => {
  test('with IAM are those to look at the cluster, to read the topic in the group, and to be in the network', () => {
    const stack = connected();
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, ...CONSUME, INTERFACES));
  });

  test('on demand are the same', () => {
    const stack = connected({ polling: KafkaPolling.onDemand() });
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, ...CONSUME, INTERFACES));
  });

  test('of a plain function are the same', () => {
    const stack = newStack();
    plain(stack).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN), { consumerGroupId: 'g', onFailure: KafkaFailure.none('test') }));
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, ...CONSUME, INTERFACES));
  });

  test('on a cluster of the stack are on what belongs to it', () => {
    const stack = newStack();
    const cluster = mskCluster(stack);
    connected({}, MskCluster.provisioned(cluster), stack);
    const arn = stack.resolve(cluster.ref) as unknown;
    const half = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': [':cluster/', arn] }] });
    expect(pollingRights(stack)).toEqual(rights(stack,
      { ...DESCRIBE, resource: arn },
      { ...CONSUME[0], resource: arn },
      { ...CONSUME[1], resource: { 'Fn::Join': ['', [half(0), ':topic/', half(1), '/orders']] } },
      { ...CONSUME[2], resource: { 'Fn::Join': ['', [half(0), ':group/', half(1), '/g']] } },
      INTERFACES));
  });

  test('of a group with an asterisk in its name are not those of others', () => {
    const stack = connected({ consumerGroupId: 'a*' });
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, CONSUME[0], CONSUME[1], { ...CONSUME[2], resource: `${GROUP_ARN}/a\${*}` }, INTERFACES));
  });

  test('with user name and password are those to look at the cluster, and to read the secret with its key', () => {
    const stack = newStack();
    const secret = scramSecret(stack);
    connected({ authentication: MskAuthentication.scram(secret) }, undefined, stack);
    expect(pollingRights(stack)).toEqual(rights(stack,
      { actions: [...DESCRIBE.actions, 'kafka:ListScramSecrets'], resource: CLUSTER_ARN },
      { actions: ['secretsmanager:GetSecretValue'], resource: secret.secretArn },
      {
        actions: ['kms:Decrypt'],
        resource: secret.encryptionKey!.keyArn,
        condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
      },
      INTERFACES));
  });

  test('with a certificate are those to look at the cluster, and to read the secret', () => {
    const stack = newStack();
    const secret = new Secret(stack, 'Reader');
    connected({ authentication: MskAuthentication.mutualTls(secret) }, undefined, stack);
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, { actions: ['secretsmanager:GetSecretValue'], resource: secret.secretArn }, INTERFACES));
  });

  test('without authentication are those to look at the cluster', () => {
    const stack = connected({ authentication: MskAuthentication.none('the VPC has no other tenant') });
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, INTERFACES));
  });

  test('through a connection are also those to look at it', () => {
    const stack = connected({}, MskCluster.fromVpcConnectionArn(CONNECTION_ARN, CLUSTER_ARN));
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, ...CONSUME, INTERFACES, { actions: ['kafka:DescribeVpcConnection'], resource: CONNECTION_ARN }));
  });

  test('include writing to a failure topic with IAM', () => {
    const stack = connected({ onFailure: KafkaFailure.toKafkaTopic('orders-failed') });
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, ...CONSUME, INTERFACES,
      { actions: ['kafka-cluster:DescribeCluster'], resource: CLUSTER_ARN },
      { actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:WriteData'], resource: `${TOPIC_ARN}/orders-failed` }));
  });

  test('leave a failure topic to the access control lists without IAM', () => {
    const stack = connected({ authentication: MskAuthentication.none('test'), onFailure: KafkaFailure.toKafkaTopic('orders-failed') });
    expect(pollingRights(stack)).toEqual(rights(stack, DESCRIBE, INTERFACES));
  });
});

describe('the policy of a cluster in another account', () => {
  const reader = new AccountPrincipal('444455556666');
  const said = (statements: PolicyStatement[]): unknown[] =>
    statements.map((statement) => newStack().resolve(statement.toStatementJson()) as unknown);

  test('admits the reader to topic and group', () => {
    const principal = { Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] } }, Effect: 'Allow' };
    expect(said(MskSource.clusterPolicyStatements(CLUSTER_ARN, reader, { topic: 'orders', consumerGroupId: 'g' }))).toEqual([
      { ...principal, Action: 'kafka:CreateVpcConnection', Resource: CLUSTER_ARN },
      ...[DESCRIBE, ...CONSUME].map(({ actions, resource }) => ({ ...principal, Action: actions, Resource: resource })),
    ]);
  });

  test('admits the reader to a failure topic', () => {
    const statements = said(MskSource.clusterPolicyStatements(CLUSTER_ARN, reader, { topic: 'orders', consumerGroupId: 'g', failureTopic: 'orders-failed' }));
    expect(statements).toContainEqual(expect.objectContaining({ Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:WriteData'], Resource: `${TOPIC_ARN}/orders-failed` }));
  });

  test('leaves topics to the access control lists without IAM', () => {
    const authentication = MskAuthentication.scram(Secret.fromSecretCompleteArn(newStack(), 'Reader', SECRET_ARN));
    expect(said(MskSource.clusterPolicyStatements(CLUSTER_ARN, reader, { topic: 'orders', consumerGroupId: 'g', authentication }))).toEqual([
      expect.objectContaining({ Action: 'kafka:CreateVpcConnection' }),
      expect.objectContaining({ Action: [...DESCRIBE.actions, 'kafka:ListScramSecrets'] }),
    ]);
  });
});

describe('authentication', () => {
  function accessWith(authentication: (stack: Stack) => MskAuthentication): unknown {
    const stack = newStack();
    return onlyPropertiesOf(connected({ authentication: authentication(stack) }, undefined, stack), MAPPING).SourceAccessConfigurations;
  }

  const imported = (stack: Stack, name = 'AmazonMSK_reader'): ISecret => Secret.fromSecretCompleteArn(stack, 'Reader', SECRET_ARN.replace('AmazonMSK_reader', name));

  test('is by IAM and needs no secret, where nothing is said', () => {
    expect(onlyPropertiesOf(connected(), MAPPING)).not.toHaveProperty('SourceAccessConfigurations');
  });

  test('may be by user name and password', () => {
    expect(accessWith((stack) => MskAuthentication.scram(imported(stack)))).toEqual([{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET_ARN }]);
  });

  test('may be by a certificate, whose secret may have any name', () => {
    expect(accessWith((stack) => MskAuthentication.mutualTls(imported(stack, 'certificate')))).toEqual([{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: SECRET_ARN.replace('AmazonMSK_reader', 'certificate') }]);
  });

  test('may be missing, with a reason on record', () => {
    expect(accessWith(() => MskAuthentication.none('the VPC has no other tenant'))).toBeUndefined();
    expect(() => accessWith(() => MskAuthentication.none(''))).toThrow(failure('ReasonMissing', /authentication to the cluster/));
  });

  test('fails by user name with a secret of another name', () => {
    expect(() => accessWith((stack) => MskAuthentication.scram(imported(stack, 'reader')))).toThrow(failure('MskSourceSecretNameInvalid', /AmazonMSK_, got "reader"/));
  });

  test('fails by user name with a secret that has neither name nor key', () => {
    expect(() => accessWith((stack) => MskAuthentication.scram(new Secret(stack, 'Reader'))))
      .toThrow(failure('MskSourceSecretNameInvalid', /got none.*must have an encryptionKey/));
  });

  test('fails by user name with a secret of the default key', () => {
    expect(() => accessWith((stack) => MskAuthentication.scram(new Secret(stack, 'Reader', { secretName: 'AmazonMSK_reader' })))).toThrow(failure('MskSourceSecretKeyMissing', /default key/));
  });

  test('takes a secret whose name is known at deploy time only', () => {
    const secretName = Lazy.string({ produce: () => 'reader' });
    expect(() => accessWith((stack) => MskAuthentication.scram(new Secret(stack, 'Reader', { secretName, encryptionKey: new Key(stack, 'Key') })))).not.toThrow();
  });

  test('takes any secret in another account than that of the cluster, where MSK attaches none', () => {
    const stack = newStack();
    const authentication = MskAuthentication.scram(new Secret(stack, 'Reader'));
    expect(() => connected({ authentication }, MskCluster.fromVpcConnectionArn(CONNECTION_ARN, CLUSTER_ARN), stack)).not.toThrow();
  });

  test('fails with a secret whose ARN is too long', () => {
    expect(() => accessWith((stack) => MskAuthentication.mutualTls(imported(stack, 'n'.repeat(200))))).toThrow(failure('BrokerSecretArnTooLong', /200/));
  });

  test('fails other than by IAM for a serverless cluster', () => {
    const stack = newStack();
    const cluster = new CfnServerlessCluster(stack, 'Cluster', { clusterName: 'sales', clientAuthentication: { sasl: { iam: { enabled: true } } }, vpcConfigs: [{ subnetIds: ['subnet-1'] }] });
    expect(() => connected({ authentication: MskAuthentication.none('test') }, MskCluster.serverless(cluster), stack))
      .toThrow(failure('MskSourceServerlessAuthentication', /unauthenticated/));
  });

  test.each<[string, (stack: Stack) => MskAuthentication]>([
    ['iam', () => MskAuthentication.iam()],
    ['scram', (stack) => MskAuthentication.scram(imported(stack))],
    ['tls', (stack) => MskAuthentication.mutualTls(imported(stack))],
  ])('by %s is warned of where the cluster does not have it', (scheme, authentication) => {
    const enabled = { enabled: true };
    const everything = { iam: { sasl: { iam: enabled } }, scram: { sasl: { scram: enabled } }, tls: { tls: enabled } };
    const warnings = (clientAuthentication: object | undefined): string[] => {
      const stack = newStack();
      const cluster = MskCluster.provisioned(mskCluster(stack, { clientAuthentication }));
      return warningsOf(connected({ authentication: authentication(stack) }, cluster, stack));
    };
    expect(warnings({ sasl: { iam: { enabled: false }, scram: { enabled: false } }, tls: { enabled: false } })).toEqual([expect.stringMatching(new RegExp(`${scheme}.*MskSource\\.authenticationDisabled`))]);
    expect(warnings(undefined)).toHaveLength(1);
    expect(warnings(everything[scheme as keyof typeof everything])).toEqual([]);
    expect(warnings(Lazy.any({ produce: () => everything[scheme as keyof typeof everything] }))).toEqual([]);
  });
});

describe('the network of the brokers', () => {
  // The synthesis prints what it warns of.
  beforeEach(() => jest.spyOn(console, 'error').mockReturnValue(undefined));
  afterEach(() => jest.restoreAllMocks());

  function warnings(options: Partial<KafkaSourceOptions>, subnetType: SubnetType, admit?: (group: SecurityGroup) => unknown): string[] {
    const stack = newStack();
    const vpc = new Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'Public', subnetType: SubnetType.PUBLIC }, { name: 'Brokers', subnetType }] });
    const group = new SecurityGroup(stack, 'Group', { vpc, allowAllOutbound: false });
    const cluster = mskCluster(stack, {
      brokerNodeGroupInfo: { clientSubnets: vpc.selectSubnets({ subnetGroupName: 'Brokers' }).subnetIds, securityGroups: [group.securityGroupId], instanceType: 'kafka.m7g.large' },
    });
    admit?.(group);
    connected(options, MskCluster.provisioned(cluster), stack);
    Template.fromStack(stack);
    return warningsOf(stack);
  }

  const onDemand = { polling: KafkaPolling.onDemand() };
  const { PRIVATE_ISOLATED, PRIVATE_WITH_EGRESS } = SubnetType;
  const admitPollers = (group: SecurityGroup): void => PollerTraffic.KAFKA_IAM.allowWithin(group);

  test('needs no way out for provisioned pollers', () => {
    expect(warnings({}, PRIVATE_ISOLATED, admitPollers)).toEqual([]);
  });

  test('needs one for pollers on demand', () => {
    expect(warnings(onDemand, PRIVATE_ISOLATED, admitPollers)).toEqual([expect.stringMatching(/lambda, sts from.*MskSource\.pollersUnreachable/)]);
  });

  test('has one through a NAT gateway', () => {
    expect(warnings(onDemand, PRIVATE_WITH_EGRESS, admitPollers)).toEqual([]);
  });

  test('must let the pollers reach the brokers', () => {
    const blocked = expect.stringMatching(/from themselves on 9098, to themselves on 9098.*MskSource\.pollersBlocked/) as string;
    expect(warnings({}, PRIVATE_ISOLATED)).toEqual([blocked]);
    expect(warnings({}, PRIVATE_ISOLATED, (group) => group.connections.allowInternally(Port.tcp(9096)))).toHaveLength(1);
  });

  test('is judged of a serverless cluster too', () => {
    const stack = newStack();
    const vpc = new Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Brokers', subnetType: SubnetType.PRIVATE_ISOLATED }] });
    const cluster = new CfnServerlessCluster(stack, 'Cluster', {
      clusterName: 'sales', clientAuthentication: { sasl: { iam: { enabled: true } } }, vpcConfigs: [{ subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId) }],
    });
    connected(onDemand, MskCluster.serverless(cluster), stack);
    Template.fromStack(stack);
    expect(warningsOf(stack)).toEqual([expect.stringContaining('MskSource.pollersUnreachable')]);
  });

  test('is not judged when it is known at deploy time only', () => {
    const stack = newStack();
    const cluster = mskCluster(stack, { brokerNodeGroupInfo: Lazy.any({ produce: () => ({ clientSubnets: ['subnet-1'], instanceType: 'kafka.m7g.large' }) }) });
    connected(onDemand, MskCluster.provisioned(cluster), stack);
    Template.fromStack(stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});
