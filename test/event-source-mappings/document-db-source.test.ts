import { Duration, Fn, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnDBCluster, ClusterParameterGroup, DatabaseCluster } from 'aws-cdk-lib/aws-docdb';
import type { DatabaseClusterProps } from 'aws-cdk-lib/aws-docdb';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnEventSourceMapping, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { DocumentDbSource, FullDocument, StreamPosition } from '../../lib';
import type { DocumentDbSourceOptions } from '../../lib';
import { failure } from '../failure';
import { rights, rightsOf } from '../function/rights';
import { ALL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { logicalIdOf, onlyPropertiesOf, resourcesOf, warningsOf } from '../synthesized';
import {
  bareCluster, cluster, connect, documentSource, FUNCTION_ARN, INTERFACE_ACTIONS, isolatedVpc, MAPPING, newStack, plain, pollersOnly,
  production, ROLE_ARN, secret,
} from './broker-kinds';

const DESCRIBE_ACTIONS = ['rds:DescribeDBClusterParameters', 'rds:DescribeDBClusters', 'rds:DescribeDBSubnetGroups'];

function pollingRights(stack: Stack): string[] {
  return rightsOf(stack).filter((line) => / (ec2|secretsmanager|kms|rds):/.test(line));
}

function mappingOf(options: Partial<DocumentDbSourceOptions> = {}): { readonly [name: string]: unknown } {
  return onlyPropertiesOf(connect((stack) => documentSource(cluster(stack), options)), MAPPING);
}

describe('the mapping', () => {
  test('names cluster, database, secret and position, and leaves the rest to the service', () => {
    const stack = newStack();
    const [fn, own] = [production(stack), cluster(stack)];
    fn.addEventSource(documentSource(own));
    expect(onlyPropertiesOf(stack, MAPPING)).toEqual({
      DocumentDBEventSourceConfig: { DatabaseName: 'shop' },
      EventSourceArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':rds:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':cluster:', { Ref: logicalIdOf(own) }]] },
      FunctionName: stack.resolve(fn.functionName),
      SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: stack.resolve(own.secret?.secretArn) }],
      StartingPosition: 'TRIM_HORIZON',
    });
  });

  test('takes every option', () => {
    expect(mappingOf({
      collection: 'orders',
      fullDocument: FullDocument.UPDATE_LOOKUP,
      startingPosition: StreamPosition.at(new Date('2026-01-31T12:00:00Z')),
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(5),
      enabled: false,
      tags: { team: 'orders' },
    })).toMatchObject({
      DocumentDBEventSourceConfig: { DatabaseName: 'shop', CollectionName: 'orders', FullDocument: 'UpdateLookup' },
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: 1_769_860_800,
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 5,
      Enabled: false,
      Tags: [{ Key: 'team', Value: 'orders' }],
    });
  });

  test('waits for all its rights', () => {
    const resources = resourcesOf(connect((stack) => documentSource(cluster(stack))));
    const policies = Object.entries(resources)
      .filter(([, { Type: type, Properties }]) => type.startsWith('AWS::IAM') && /secretsmanager:|ec2:/.test(JSON.stringify(Properties)))
      .map(([id]) => id);
    const [mapping] = Object.values(resources).filter(({ Type: type }) => type === MAPPING);
    expect(policies).toHaveLength(2);
    expect(mapping.DependsOn).toEqual(expect.arrayContaining(policies));
  });
});

describe('the rights of the pollers', () => {
  test('are to look the cluster up, to read its secret and to have interfaces', () => {
    const stack = newStack();
    const sign = secret(stack);
    production(stack).addEventSource(documentSource(cluster(stack), { secret: sign }));
    expect(pollingRights(stack)).toEqual(rights(
      stack,
      { actions: ['secretsmanager:GetSecretValue'], resource: sign.secretArn },
      pollersOnly(...INTERFACE_ACTIONS, ...DESCRIBE_ACTIONS),
    ));
  });

  test('include the key of the secret that the cluster makes', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    production(stack).addEventSource(documentSource(cluster(stack, { masterUser: { username: 'owner', kmsKey: key } })));
    expect(pollingRights(stack)).toHaveLength(2 + INTERFACE_ACTIONS.length + DESCRIBE_ACTIONS.length);
    expect(pollingRights(stack)).toEqual(expect.arrayContaining(rights(stack, {
      actions: ['kms:Decrypt'], resource: key.keyArn, condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
    })));
  });
});

describe('a function that exists', () => {
  test('may be a plain function or an alias', () => {
    const stack = newStack();
    const [fn, own] = [plain(stack), cluster(stack)];
    fn.addEventSource(documentSource(own));
    new Alias(stack, 'Alias', { aliasName: 'blue', version: fn.currentVersion }).addEventSource(documentSource(own));
    const mappings = Object.values(Template.fromStack(stack).findResources(MAPPING));
    expect(mappings.map((mapping) => JSON.stringify(mapping).includes(':blue')).sort()).toEqual([false, true]);
    expect(pollingRights(stack)).toHaveLength(1 + INTERFACE_ACTIONS.length + DESCRIBE_ACTIONS.length);
  });

  test('may be imported with a role, and warns where it has none', () => {
    const stack = newStack();
    const own = cluster(stack);
    const role = Role.fromRoleArn(stack, 'Role', ROLE_ARN);
    LambdaFunction.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, sameEnvironment: true, role }).addEventSource(documentSource(own));
    expect(pollingRights(stack)).toHaveLength(1 + INTERFACE_ACTIONS.length + DESCRIBE_ACTIONS.length);
    expect(warningsOf(stack)).toEqual([]);
    LambdaFunction.fromFunctionArn(stack, 'Other', FUNCTION_ARN).addEventSource(documentSource(own));
    expect(['ec2:', 'secretsmanager:'].map((service) => warningsOf(stack).filter((text) => text.includes(service)).length)).toEqual([1, 1]);
  });
});

describe('a cluster that exists', () => {
  const imported = (stack: Stack): DocumentDbSource => new DocumentDbSource(
    DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Cluster', { clusterIdentifier: 'shop-cluster' }),
    { database: 'shop', secret: secret(stack), startingPosition: StreamPosition.latest() },
  );

  test('may be imported', () => {
    const stack = connect(imported);
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).EventSourceArn)).toContain(':cluster:shop-cluster');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('may be an L1', () => {
    const stack = connect((scope) => new DocumentDbSource(new CfnDBCluster(scope, 'Cluster', { dbClusterParameterGroupName: 'ours' }), { database: 'shop', secret: secret(scope), startingPosition: StreamPosition.latest() }));
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ StartingPosition: 'LATEST' });
  });

  test('fails when it is in another Region', () => {
    const app = testApp();
    const [near, far] = ['eu-west-1', 'eu-central-1'].map((region) => new Stack(app, region, { env: { account: '111122223333', region } }));
    expect(() => plain(near).addEventSource(imported(far))).toThrow(failure('DocumentDbSourceElsewhere', /eu-west-1, got eu-central-1/));
  });

  test('may be in another stack, for which the stack of the function waits', () => {
    const app = testApp();
    const [data, functions] = [new Stack(app, 'Data'), new Stack(app, 'Functions')];
    production(functions).addEventSource(documentSource(cluster(data)));
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([data]);
    expect(data.dependencies).toEqual([]);
  });
});

describe('several consumers', () => {
  test('may share one source object', () => {
    const stack = newStack();
    const source = documentSource(cluster(stack));
    production(stack, 'One').addEventSource(source);
    production(stack, 'Two').addEventSource(source);
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
  });

  test('of one function take different databases and collections of one cluster', () => {
    const stack = newStack();
    const [fn, own] = [production(stack), cluster(stack)];
    [{}, { collection: 'orders' }, { collection: 'returns' }, { database: 'depot' }].forEach((options) => fn.addEventSource(documentSource(own, options)));
    Template.fromStack(stack).resourceCountIs(MAPPING, 4);
  });
});

describe('the logical id of the mapping', () => {
  function idIn(scope: Stage | undefined, options: Partial<DocumentDbSourceOptions> = {}): string[] {
    const stack = new Stack(scope ?? testApp(), 'Stack');
    production(stack).addEventSource(documentSource(cluster(stack), options));
    return stack.node.findAll().filter((node) => CfnEventSourceMapping.isCfnEventSourceMapping(node)).map((node) => logicalIdOf(node));
  }

  test('stays when the stack moves into a stage, when options change, and when another position replaces the mapping', () => {
    const before = idIn(undefined);
    expect(before).toHaveLength(1);
    expect(idIn(new Stage(testApp(), 'Production'))).toEqual(before);
    expect(idIn(undefined, { startingPosition: StreamPosition.latest(), batchSize: 7, fullDocument: FullDocument.DEFAULT })).toEqual(before);
  });

  test('changes with database and collection', () => {
    expect(new Set([idIn(undefined), idIn(undefined, { collection: 'orders' }), idIn(undefined, { database: 'depot' })].flat()).size).toBe(3);
  });
});

describe('an option', () => {
  const bind = (options: Partial<DocumentDbSourceOptions>) => (): Stack => connect((stack) => documentSource(cluster(stack), options), plain);

  test.each([1, 10_000])('batchSize may be %d', (batchSize) => {
    expect(bind({ batchSize })).not.toThrow();
  });

  test.each([0, 10_001, 1.5])('fails when batchSize is %d', (batchSize) => {
    expect(bind({ batchSize })).toThrow(failure('DocumentDbSourceBatchSizeOutOfRange', new RegExp(`between 1 and 10000, got ${batchSize}:`)));
  });

  test.each([0, 300])('maxBatchingWindow may be %d s', (seconds) => {
    expect(bind({ maxBatchingWindow: Duration.seconds(seconds) })).not.toThrow();
  });

  test.each([301, 0.5])('fails when maxBatchingWindow is %d s', (seconds) => {
    expect(bind({ maxBatchingWindow: Duration.millis(seconds * 1_000) })).toThrow(failure('DocumentDbSourceBatchingWindowOutOfRange', new RegExp(`between 0 and 300 whole seconds, got ${seconds} s`)));
  });

  test.each([1, 63])('database may have %d characters', (length) => {
    expect(bind({ database: 'd'.repeat(length) })).not.toThrow();
  });

  test.each(['', 'd'.repeat(64), 'my shop', 'shop.eu', 'shop/eu', '$shop', 'shop"'])('fails when database is %p', (database) => {
    expect(bind({ database })).toThrow(failure('DocumentDbSourceDatabaseInvalid', /1 to 63 characters/));
  });

  test.each([1, 57])('collection may have %d characters', (length) => {
    expect(bind({ collection: '_'.repeat(length) })).not.toThrow();
  });

  test.each(['', 'c'.repeat(58), 'system.users', '-orders', 'or$ders'])('fails when collection is %p', (collection) => {
    expect(bind({ collection })).toThrow(failure('DocumentDbSourceCollectionInvalid', /1 to 57 characters/));
  });

  test('fails when the position is no time', () => {
    expect(bind({ startingPosition: StreamPosition.at(new Date('yesterday')) })).toThrow(failure('StreamPositionTimestampInvalid', /invalid date/));
  });

  test('fails when a tag is refused by the service', () => {
    expect(bind({ tags: { '': 'x' } })).toThrow(failure('EventSourceMappingTagInvalid', /got/));
  });

  test('is not judged when it is known at deploy time only', () => {
    const [text, number] = [Lazy.string({ produce: () => 'x '.repeat(99) }), Lazy.number({ produce: () => 99_999 })];
    expect(bind({ database: text, collection: text, batchSize: number, maxBatchingWindow: Duration.seconds(number) })).not.toThrow();
  });

  test('that is wrong is reported with the others, and leaves nothing behind', () => {
    const stack = newStack();
    const [fn, source] = [plain(stack), documentSource(cluster(stack), { batchSize: 0, database: '' })];
    const before = stack.node.findAll().length;
    expect(() => fn.addEventSource(source)).toThrow(failure('DocumentDbSourceDatabaseInvalid', /database .*; batchSize /));
    expect(stack.node.findAll()).toHaveLength(before);
  });
});

describe('the engine version', () => {
  const l1 = (engineVersion: string) => (): Stack => connect((stack) => new DocumentDbSource(
    new CfnDBCluster(stack, 'Cluster', { engineVersion }), { database: 'shop', secret: secret(stack), startingPosition: StreamPosition.latest() },
  ), plain);

  test.each(['4.0.0', '5.0.0'])('may be %s', (engineVersion) => {
    expect(l1(engineVersion)).not.toThrow();
  });

  test('is not judged when it is known at deploy time only', () => {
    expect(l1(Lazy.string({ produce: () => '3.6.0' }))).not.toThrow();
  });

  test('fails when it is 3.6', () => {
    expect(() => connect((stack) => documentSource(cluster(stack, { engineVersion: '3.6.0' })), plain)).toThrow(failure('DocumentDbSourceEngineVersion', /4\.0 or later, got "3\.6\.0"/));
  });
});

describe('a warning', () => {
  const ids = (stack: Stack): string[] => {
    Template.fromStack(stack);
    return warningsOf(stack).flatMap((text) => /cdk-lambda-patterns:([\w.]+)/.exec(text)?.[1] ?? []);
  };
  const parameters = (stack: Stack, retention: string): ClusterParameterGroup => new ClusterParameterGroup(stack, 'Parameters', {
    family: 'docdb5.0', parameters: { change_stream_log_retention_duration: retention },
  });

  test('is absent from a sound pair', () => {
    expect(ids(connect((stack) => documentSource(cluster(stack))))).toEqual([]);
  });

  test.each([['86399', ['DocumentDbSource.retentionShort']], ['86400', []]])('tells when changes are kept for %s s: %j', (retention, expected) => {
    expect(ids(connect((stack) => documentSource(cluster(stack, { parameterGroup: parameters(stack, retention) }))))).toEqual(expected);
  });

  test.each<[string, (stack: Stack) => Partial<DatabaseClusterProps>, string[]]>([
    ['nobody says', () => ({ parameterGroup: undefined }), ['DocumentDbSource.retentionShort']],
    ['the parameters do not say', (stack) => ({ parameterGroup: new ClusterParameterGroup(stack, 'Parameters', { family: 'docdb5.0', parameters: { tls: 'enabled' } }) }), ['DocumentDbSource.retentionShort']],
    ['imported parameters say', (stack) => ({ parameterGroup: ClusterParameterGroup.fromParameterGroupName(stack, 'Parameters', 'ours') }), []],
    ['only the deployment says', (stack) => ({ parameterGroup: parameters(stack, Fn.importValue('retention')) }), []],
  ])('of changes kept shortly, where %s how long', (_, props, expected) => {
    expect(ids(connect((stack) => documentSource(cluster(stack, props(stack)))))).toEqual(expected);
  });

  test('names the time that changes are kept when nobody says', () => {
    expect(warningsOf(connect((stack) => documentSource(cluster(stack, { parameterGroup: undefined }))))).toEqual([expect.stringContaining('keeps changes for 10800 s')]);
  });

  test.each([[840, []], [841, ['DocumentDbSource.timeoutAboveWait']]])('tells of a timeout of %d s: %j', (seconds, expected) => {
    expect(ids(connect((stack) => documentSource(cluster(stack)), (stack) => plain(stack, 'Function', { timeout: Duration.seconds(seconds) })))).toEqual(expected);
  });

  test('tells when the pollers are shut in, and when the cluster does not admit them', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    plain(stack).addEventSource(documentSource(bareCluster(stack, { vpc, vpcSubnets: { subnets: vpc.isolatedSubnets } })));
    expect(ids(stack)).toEqual(['DocumentDbSource.retentionShort', 'DocumentDbSource.pollersUnreachable', 'DocumentDbSource.pollersBlocked']);
  });

  test('tells nothing of a port that the pollers may use, whichever it is', () => {
    expect(ids(connect((stack) => documentSource(cluster(stack, { port: 27_018 }))))).toEqual([]);
  });
});

describe('rule packs and template validation', () => {
  withTemplateValidation();

  test('find nothing in what the source defines', () => {
    const stack = newStack();
    const fn = production(stack);
    const before = openFindingsOf(fn, ALL);
    fn.addEventSource(documentSource(cluster(stack), { collection: 'orders', fullDocument: FullDocument.UPDATE_LOOKUP }));
    expect(openFindingsOf(fn, ALL)).toEqual(before);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});
