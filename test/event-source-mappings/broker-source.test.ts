import { Duration, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnEventSourceMapping, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { BrokerFilter, BrokerSource, FilterValue, MessageBroker } from '../../lib';
import type { RabbitMqSourceOptions } from '../../lib';
import { failure } from '../failure';
import { rights, rightsOf } from '../function/rights';
import { ALL, GENERAL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { logicalIdOf, onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../synthesized';
import {
  activeMqSource, broker, connect, FUNCTION_ARN, INTERFACE_ACTIONS, MAPPING, newStack, plain, pollersOnly, production, rabbitMqSource, ROLE_ARN,
  secret,
} from './broker-kinds';

const BROKER_ARN = 'arn:aws:mq:eu-west-1:111122223333:broker:orders:b-1234-5678';

/** The rights that a source adds to a function, in the order of the lines. */
function pollingRights(stack: Stack): string[] {
  return rightsOf(stack).filter((line) => / (mq|ec2|secretsmanager|kms|rds):/.test(line));
}

function mappingOf(options: Partial<RabbitMqSourceOptions> = {}): { readonly [name: string]: unknown } {
  return onlyPropertiesOf(connect((stack) => rabbitMqSource(stack, options)), MAPPING);
}

describe('the mapping', () => {
  test.each([['ACTIVEMQ', activeMqSource], ['RABBITMQ', rabbitMqSource]])('of %s names broker, queue and secret, and leaves the rest to the service', (engine, source) => {
    const stack = connect((scope) => source(scope));
    const [defined, key] = ['Broker', 'Secret'].map((id) => stack.node.findChild(id));
    expect(onlyPropertiesOf(stack, MAPPING)).toEqual({
      EventSourceArn: { 'Fn::GetAtt': [logicalIdOf(defined), 'Arn'] },
      FunctionName: stack.resolve((stack.node.findChild('Function') as LambdaFunction).functionName),
      Queues: ['orders'],
      SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: { Ref: logicalIdOf(key) } }],
    });
    expect(resourceOf(defined).Properties.EngineType).toBe(engine);
  });

  test('takes every option', () => {
    expect(mappingOf({
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(5),
      virtualHost: '/shop',
      filters: [BrokerFilter.data({ kind: FilterValue.equalsText('order') })],
      enabled: false,
      tags: { team: 'orders' },
    })).toMatchObject({
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 5,
      SourceAccessConfigurations: [{ Type: 'BASIC_AUTH' }, { Type: 'VIRTUAL_HOST', URI: '/shop' }],
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"kind":["order"]}}' }] },
      Enabled: false,
      Tags: [{ Key: 'team', Value: 'orders' }],
    });
  });

  test('names the key of its filters, which admits Lambda', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const filters = [BrokerFilter.data({ kind: FilterValue.exists() })];
    production(stack).addEventSource(rabbitMqSource(stack, { filters, filterEncryptionKey: key }));
    expect(onlyPropertiesOf(stack, MAPPING).KmsKeyArn).toEqual({ 'Fn::GetAtt': [logicalIdOf(key), 'Arn'] });
    expect(JSON.stringify(resourceOf(key).Properties.KeyPolicy)).toContain('"Service":"lambda.amazonaws.com"');
  });

  test('names the live alias of a production function', () => {
    expect(JSON.stringify(mappingOf().FunctionName)).toContain(':live');
  });

  test('waits for all its rights', () => {
    const resources = resourcesOf(connect((stack) => rabbitMqSource(stack)));
    const policies = Object.entries(resources)
      .filter(([, { Properties }]) => JSON.stringify(Properties).includes('PolicyDocument') && /mq:Describe|ec2:/.test(JSON.stringify(Properties)))
      .map(([id]) => id);
    const [mapping] = Object.values(resources).filter(({ Type: type }) => type === MAPPING);
    expect(policies).toHaveLength(2);
    expect(mapping.DependsOn).toEqual(expect.arrayContaining(policies));
  });
});

describe('the rights of the pollers', () => {
  test.each([['a production function', production], ['a plain function', plain]])('of %s are to find the broker, to read its secret and to have interfaces', (_, define) => {
    const stack = newStack();
    const [own, sign] = [broker(stack), secret(stack)];
    define(stack, 'Function').addEventSource(BrokerSource.rabbitMq(own, { queue: 'orders', secret: sign }));
    expect(pollingRights(stack)).toEqual(rights(
      stack,
      { actions: ['mq:DescribeBroker'], resource: own.attrArn },
      { actions: ['secretsmanager:GetSecretValue'], resource: sign.secretArn },
      pollersOnly(...INTERFACE_ACTIONS),
    ));
  });

  test('include the key of the secret, through Secrets Manager only', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const sign = new Secret(stack, 'Sign', { encryptionKey: key });
    production(stack).addEventSource(rabbitMqSource(stack, { secret: sign }));
    expect(pollingRights(stack)).toHaveLength(3 + INTERFACE_ACTIONS.length);
    expect(pollingRights(stack)).toEqual(expect.arrayContaining(rights(stack, {
      actions: ['kms:Decrypt'], resource: key.keyArn, condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
    })));
  });

  test('are stated once for the interfaces, however many brokers a function has', () => {
    const stack = newStack();
    const fn = production(stack);
    ['One', 'Two'].forEach((id) => fn.addEventSource(BrokerSource.rabbitMq(broker(stack, 'RABBITMQ', {}, id), { queue: 'orders', secret: secret(stack, `${id}Secret`) })));
    expect(pollingRights(stack).filter((line) => line.includes('ec2:'))).toHaveLength(INTERFACE_ACTIONS.length);
    expect(pollingRights(stack).filter((line) => line.includes('mq:'))).toHaveLength(2);
  });
});

describe('a function that exists', () => {
  test('may be an alias', () => {
    const stack = connect((scope) => rabbitMqSource(scope), (scope) => new Alias(scope, 'Alias', { aliasName: 'blue', version: plain(scope).currentVersion }));
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).FunctionName)).toContain(':blue');
    expect(pollingRights(stack)).toHaveLength(2 + INTERFACE_ACTIONS.length);
  });

  test('may be imported with a role, whose new policy the mapping waits for', () => {
    const stack = connect((scope) => rabbitMqSource(scope), (scope) => LambdaFunction.fromFunctionAttributes(scope, 'Function', {
      functionArn: FUNCTION_ARN, sameEnvironment: true, role: Role.fromRoleArn(scope, 'Role', ROLE_ARN),
    }));
    const [policyId] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(Object.values(Template.fromStack(stack).findResources(MAPPING))[0].DependsOn).toEqual([policyId]);
    expect(pollingRights(stack)).toHaveLength(2 + INTERFACE_ACTIONS.length);
  });

  test.each([
    ['whose role cannot be changed', { mutable: false }],
    ['whose role grants through resources only', { mutable: false, addGrantsToResources: true }],
    ['without a role', undefined],
  ])('warns with each statement when it is imported %s', (_, options) => {
    const stack = connect((scope) => rabbitMqSource(scope), (scope) => LambdaFunction.fromFunctionAttributes(scope, 'Function', {
      functionArn: FUNCTION_ARN, role: options && Role.fromRoleArn(scope, 'Role', ROLE_ARN, options),
    }));
    const actions = ['mq:DescribeBroker', 'secretsmanager:GetSecretValue', 'ec2:CreateNetworkInterface'];
    expect(actions.map((action) => warningsOf(stack).filter((text) => text.includes(action)).length)).toEqual([1, 1, 1]);
  });
});

describe('an imported broker', () => {
  test('is named by its ARN', () => {
    const stack = newStack();
    const imported = MessageBroker.fromBrokerArn(stack, 'Broker', BROKER_ARN);
    production(stack).addEventSource(BrokerSource.activeMq(imported, { queue: 'orders', secret: secret(stack) }));
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toBe(BROKER_ARN);
    expect(pollingRights(stack)).toEqual(expect.arrayContaining(rights(stack, { actions: ['mq:DescribeBroker'], resource: BROKER_ARN })));
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each([['111122223333', 'eu-central-1', /eu-central-1, got eu-west-1/], ['444455556666', 'eu-west-1', /444455556666, got 111122223333/]])('fails when the function is in account %s and Region %s', (account, region, text) => {
    const stack = new Stack(testApp(), 'Stack', { env: { account, region } });
    const imported = MessageBroker.fromBrokerArn(stack, 'Broker', BROKER_ARN);
    expect(() => plain(stack).addEventSource(BrokerSource.activeMq(imported, { queue: 'orders', secret: secret(stack) }))).toThrow(failure('BrokerSourceElsewhere', text));
  });

  test('may be one whose ARN is known at deploy time only', () => {
    const stack = newStack();
    const imported = MessageBroker.fromBrokerArn(stack, 'Broker', Lazy.string({ produce: () => BROKER_ARN }));
    expect(() => production(stack).addEventSource(BrokerSource.rabbitMq(imported, { queue: 'orders', secret: secret(stack) }))).not.toThrow();
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toBe(BROKER_ARN);
  });
});

describe('across stacks', () => {
  test('the stack of the function waits for the stack of the broker', () => {
    const app = testApp();
    const [brokers, functions] = [new Stack(app, 'Brokers'), new Stack(app, 'Functions')];
    production(functions).addEventSource(rabbitMqSource(brokers));
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([brokers]);
    expect(brokers.dependencies).toEqual([]);
  });
});

describe('several consumers', () => {
  test('may share one source object', () => {
    const stack = newStack();
    const source = rabbitMqSource(stack);
    production(stack, 'One').addEventSource(source);
    production(stack, 'Two').addEventSource(source);
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
  });

  test('of one function take different queues and virtual hosts of one broker', () => {
    const stack = newStack();
    const [fn, own, sign] = [production(stack), broker(stack), secret(stack)];
    [{ queue: 'orders' }, { queue: 'returns' }, { queue: 'orders', virtualHost: '/shop' }, { queue: 'orders', virtualHost: '/depot' }]
      .forEach((options) => fn.addEventSource(BrokerSource.rabbitMq(own, { ...options, secret: sign })));
    Template.fromStack(stack).resourceCountIs(MAPPING, 4);
  });

  test('work in two stacks of an app', () => {
    const app = testApp();
    ['One', 'Two'].forEach((id) => {
      const stack = new Stack(app, id);
      production(stack).addEventSource(rabbitMqSource(stack));
    });
    expect(() => app.synth()).not.toThrow();
  });
});

describe('the logical id of the mapping', () => {
  function idIn(scope: Stage | undefined, options: Partial<RabbitMqSourceOptions> = {}): string[] {
    const stack = new Stack(scope ?? testApp(), 'Stack');
    production(stack).addEventSource(rabbitMqSource(stack, options));
    return stack.node.findAll().filter((node) => CfnEventSourceMapping.isCfnEventSourceMapping(node)).map((node) => logicalIdOf(node));
  }

  test('stays when the stack moves into a stage, and when options change', () => {
    const before = idIn(undefined);
    expect(before).toHaveLength(1);
    expect(idIn(new Stage(testApp(), 'Production'))).toEqual(before);
    expect(idIn(undefined, { batchSize: 7, maxBatchingWindow: Duration.seconds(3), enabled: false })).toEqual(before);
  });

  test('changes with the queue and the virtual host, which the service cannot change', () => {
    expect(new Set([idIn(undefined), idIn(undefined, { queue: 'returns' }), idIn(undefined, { virtualHost: '/shop' })].flat()).size).toBe(3);
  });

  test('does without a queue that is known at deploy time only', () => {
    expect(idIn(undefined, { queue: Lazy.string({ produce: () => 'orders' }) })).toHaveLength(1);
  });
});

describe('an option', () => {
  const bind = (options: Partial<RabbitMqSourceOptions>) => (): Stack => connect((stack) => rabbitMqSource(stack, options), plain);
  const late = (): number => Lazy.number({ produce: () => 99_999 });

  test.each([1, 10_000])('batchSize may be %d', (batchSize) => {
    expect(bind({ batchSize })).not.toThrow();
  });

  test.each([0, 10_001, 1.5])('fails when batchSize is %d', (batchSize) => {
    expect(bind({ batchSize })).toThrow(failure('BrokerSourceBatchSizeOutOfRange', new RegExp(`between 1 and 10000, got ${batchSize}:`)));
  });

  test.each([0, 300])('maxBatchingWindow may be %d s', (seconds) => {
    expect(bind({ maxBatchingWindow: Duration.seconds(seconds) })).not.toThrow();
  });

  test.each([Duration.seconds(301), Duration.millis(500)])('fails when maxBatchingWindow is %p', (maxBatchingWindow) => {
    expect(bind({ maxBatchingWindow })).toThrow(failure('BrokerSourceBatchingWindowOutOfRange', /between 0 and 300 whole seconds, got (301|0\.5) s/));
  });

  test.each([1, 1_000])('queue may have %d characters', (length) => {
    expect(bind({ queue: 'q'.repeat(length) })).not.toThrow();
  });

  test.each([0, 1_001])('fails when queue has %d characters', (length) => {
    expect(bind({ queue: 'q'.repeat(length) })).toThrow(failure('BrokerSourceQueueInvalid', new RegExp(`1 to 1000 characters, got ${length}:`)));
  });

  test.each([1, 200])('virtualHost may have %d characters', (length) => {
    expect(bind({ virtualHost: '/'.repeat(length) })).not.toThrow();
  });

  test.each([0, 201])('fails when virtualHost has %d characters', (length) => {
    expect(bind({ virtualHost: '/'.repeat(length) })).toThrow(failure('BrokerSourceVirtualHostInvalid', new RegExp(`1 to 200 letters, .* got "/{${length}}":`)));
  });

  test('fails when virtualHost has a blank', () => {
    expect(bind({ virtualHost: 'my host' })).toThrow(failure('BrokerSourceVirtualHostInvalid', /got "my host":/));
  });

  const withSecretArnOf = (length: number) => (): Stack => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:';
    const name = 's'.repeat(length - arn.length - 7);
    return connect((stack) => rabbitMqSource(stack, { secret: Secret.fromSecretCompleteArn(stack, 'Sign', `${arn}${name}-abcdef`) }), plain);
  };

  test('secret may have an ARN of 200 characters', () => {
    expect(withSecretArnOf(200)).not.toThrow();
  });

  test('fails when the ARN of secret has 201 characters', () => {
    expect(withSecretArnOf(201)).toThrow(failure('BrokerSecretArnTooLong', /at most 200 characters, got one of 201/));
  });

  test('is not judged when it is known at deploy time only', () => {
    const text = Lazy.string({ produce: () => 'x'.repeat(2_000) });
    expect(bind({ batchSize: late(), maxBatchingWindow: Duration.seconds(late()), queue: text, virtualHost: text })).not.toThrow();
  });

  test('fails when the filter is meant for another source, and when its key has no filter', () => {
    expect(bind({ filters: [BrokerFilter.pattern('{"body":{"kind":["order"]}}')] })).toThrow(failure('SourceFilterDataFieldUnknown', /body/));
    expect(() => connect((stack) => rabbitMqSource(stack, { filterEncryptionKey: new Key(stack, 'Key') }))).toThrow(failure('SourceFilterKeyWithoutFilters', /got none/));
  });

  test('fails when a tag is refused by the service', () => {
    expect(bind({ tags: { '': 'x' } })).toThrow(failure('EventSourceMappingTagInvalid', /got/));
  });

  test('that is wrong is reported with the others, and leaves nothing behind', () => {
    const stack = newStack();
    const [fn, source] = [plain(stack), rabbitMqSource(stack, { batchSize: 0, queue: '' })];
    const before = stack.node.findAll().length;
    expect(() => fn.addEventSource(source)).toThrow(failure('BrokerSourceQueueInvalid', /queue .*; batchSize /));
    expect(stack.node.findAll()).toHaveLength(before);
  });
});

describe('the engine', () => {
  test.each([['ACTIVEMQ', 'rabbitMq', 'activeMq'], ['RabbitMQ', 'activeMq', 'rabbitMq']] as const)('fails when it is %s and the source is %s', (engine, wrong, right) => {
    const stack = newStack();
    const source = BrokerSource[wrong](broker(stack, engine), { queue: 'orders', secret: secret(stack) });
    expect(() => plain(stack).addEventSource(source)).toThrow(failure('BrokerSourceEngineMismatch', new RegExp(`got "${engine}": call BrokerSource.${right}\\(\\)`)));
  });

  test('is not judged when it is known at deploy time only', () => {
    const stack = newStack();
    const source = BrokerSource.activeMq(broker(stack, Lazy.string({ produce: () => 'RABBITMQ' })), { queue: 'orders', secret: secret(stack) });
    expect(() => plain(stack).addEventSource(source)).not.toThrow();
  });
});

describe('a warning', () => {
  test('is absent from a sound pair', () => {
    expect(warningsOf(connect((stack) => rabbitMqSource(stack)))).toEqual([]);
  });

  test.each([[840, []], [841, [expect.stringMatching(/at most 840 s, got 841 s.*BrokerSource\.timeoutAboveWait/)]]])('tells of a timeout of %d s: %j', (seconds, warnings) => {
    const stack = connect((scope) => rabbitMqSource(scope), (scope) => plain(scope, 'Function', { timeout: Duration.seconds(seconds) }));
    expect(warningsOf(stack)).toEqual(warnings);
  });

  test.each([['LDAP', [expect.stringContaining('BrokerSource.ldapUnsupported')]], ['SIMPLE', []]])('tells of users of another directory when they are %s: %j', (authenticationStrategy, warnings) => {
    const stack = connect((scope) => BrokerSource.activeMq(broker(scope, 'ACTIVEMQ', { authenticationStrategy }), { queue: 'orders', secret: secret(scope) }));
    expect(warningsOf(stack)).toEqual(warnings);
  });
});

describe('rule packs and template validation', () => {
  withTemplateValidation();

  // A plain function has its rights in an inline policy, which only the packs for regulated workloads mind.
  test.each([['a production function', production, ALL], ['a plain function', plain, GENERAL]])('find nothing in what the source defines for %s', (_, define, packs) => {
    const stack = newStack();
    const fn = define(stack, 'Function');
    const before = openFindingsOf(fn, packs);
    fn.addEventSource(rabbitMqSource(stack, { virtualHost: '/shop', filters: [BrokerFilter.data({ kind: FilterValue.exists() })] }));
    expect(openFindingsOf(fn, packs)).toEqual(before);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('still find a wildcard that the user granted', () => {
    const stack = newStack();
    const fn = production(stack);
    fn.addEventSource(rabbitMqSource(stack));
    fn.addToRolePolicy(new PolicyStatement({ actions: ['ec2:DescribeVpcs'], resources: ['*'] }));
    expect(openFindingsOf(fn, GENERAL)).toEqual([expect.stringMatching(/^AwsSolutions-IAM5\[Resource::\*\] Stack\/Function\/Role\/Policy\//)]);
  });
});
