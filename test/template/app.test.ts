import type { App, Reading } from '../../lib/template';
import type { Template } from '../checks/rule-kit';
import { alias, appOf, fn, getAtt, mapping, permission, queue, ref, resource, sub, UNKNOWN, version } from '../checks/rule-kit';

function value(app: App): Reading {
  return app.ofType('Test::Subject')[0].at('Value');
}

function subject(Value: unknown): Record<string, unknown> {
  return { Subject: resource('Test::Subject', { Value }) };
}

describe('the resources of an app', () => {
  test('are those of all stacks, in an order that does not depend on the templates', () => {
    const app = appOf([
      { constructPath: 'B', template: { Resources: { Z: queue(), A: queue() } } },
      { constructPath: 'A', template: { Resources: { M: queue() } } },
    ]);
    expect(app.resources.map(({ id }) => id)).toEqual(['A#M', 'B#A', 'B#Z']);
    expect(app.ofType('AWS::SQS::Queue')).toHaveLength(3);
  });

  test('are without those that are no resources, and those whose condition is certainly false', () => {
    const app = appOf({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] }, Maybe: { 'Fn::Equals': [UNKNOWN.parameter, 'b'] }, Always: { 'Fn::Not': [{ Condition: 'Never' }] } },
      Resources: {
        None: 'text', Typeless: {}, Gone: resource('AWS::SQS::Queue', {}, { Condition: 'Never' }),
        Maybe: resource('AWS::SQS::Queue', {}, { Condition: 'Maybe' }), There: resource('AWS::SQS::Queue', {}, { Condition: 'Always' }),
      },
    });
    expect(app.resources.map(({ logicalId, isConditional }) => [logicalId, isConditional])).toEqual([['Maybe', true], ['There', false]]);
  });

  test('coexist when neither has a condition, or both the same', () => {
    const app = appOf({ A: queue(), B: queue(), C: resource('AWS::SQS::Queue', {}, { Condition: 'X' }), D: resource('AWS::SQS::Queue', {}, { Condition: 'X' }) });
    const [a, b, c, d] = app.resources;
    expect([app.coexist(a, b), app.coexist(c, d), app.coexist(a, c)]).toEqual([true, true, false]);
  });

  test('know their construct', () => {
    const app = appOf({ Queue: resource('AWS::SQS::Queue', {}, { Metadata: { 'aws:cdk:path': 'Stack/Queue/Resource' } }) });
    expect(app.resources[0].constructPath).toBe('Stack/Queue/Resource');
  });
});

describe('an app is complete', () => {
  test('unless something adds resources', () => {
    expect(appOf({ Resources: { A: queue() }, Transform: 'AWS::LanguageExtensions' }).isComplete).toBe(true);
    expect(appOf({ Resources: { A: queue() }, Transform: 'AWS::SecretsManager-2024-09-16' }).isComplete).toBe(true);
    expect(appOf({ A: queue() }).isComplete).toBe(true);
  });

  test.each<[string, Template]>([
    ['SAM', { Transform: 'AWS::Serverless-2016-10-31', Resources: {} }],
    ['a macro among others', { Transform: ['AWS::LanguageExtensions', 'Macro'], Resources: {} }],
    ['an include', { Transform: { Name: 'AWS::Include' }, Resources: {} }],
    ['a loop', { Resources: { 'Fn::ForEach::Queues': [] } }],
    ['a resource of SAM', { Resources: { A: resource('AWS::Serverless::Function') } }],
    ['a module', { Resources: { A: resource('My::Own::Thing::MODULE') } }],
    ['a nested stack that is not at hand', { Resources: { A: resource('AWS::CloudFormation::Stack') } }],
  ])('which %s does', (_, template) => {
    expect(appOf(template).isComplete).toBe(false);
  });

  test('a macro can add any property, SAM none to a resource of CloudFormation', () => {
    expect(value(appOf({ Transform: 'Macro', Resources: subject(undefined) })).isAbsent).toBe(false);
    expect(value(appOf({ Transform: 'AWS::Serverless-2016-10-31', Resources: subject(undefined) })).isAbsent).toBe(true);
  });
});

describe('values cross stacks', () => {
  const exporting = { Resources: { Queue: queue() }, Outputs: { Out: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'shared' } } } };

  test('by an export of the app', () => {
    const app = appOf([{ template: exporting }, { template: { Resources: subject({ 'Fn::ImportValue': 'shared' }) } }]);
    expect(value(app).reference()).toMatchObject({ resource: { logicalId: 'Queue' }, attribute: 'Arn' });
  });

  test('by a name put together', () => {
    const app = appOf([{ template: exporting }, { template: { Resources: subject({ 'Fn::ImportValue': sub('${Name}', { Name: 'shared' }) }) } }]);
    expect(value(app).reference()?.resource.logicalId).toBe('Queue');
  });

  test('not from another Region, and not when two stacks export the name', () => {
    const importing = { template: { Resources: subject({ 'Fn::ImportValue': 'shared' }) } };
    expect(value(appOf([{ region: 'eu-west-1', template: exporting }, { region: 'us-east-1', ...importing }])).isKnown).toBe(false);
    expect(value(appOf([{ template: exporting }, { template: exporting }, importing])).isKnown).toBe(false);
  });

  describe('by the name of a stack', () => {
    const reading = (named: Record<string, unknown>) => ({ Resources: subject({ 'Fn::GetStackOutput': { StackName: 'shop', OutputName: 'Out', ...named } }) });

    test.each<[string, Record<string, unknown>]>([['without a Region', {}], ['with its own Region', { Region: ref('AWS::Region') }]])('%s', (_, named) => {
      const app = appOf([{ name: 'shop', template: exporting }, { name: 'bill', template: reading(named) }]);
      expect(value(app).reference()).toMatchObject({ resource: { logicalId: 'Queue' }, attribute: 'Arn' });
    });

    test('in another Region', () => {
      const app = appOf([{ name: 'shop', region: 'eu-west-1', template: exporting }, { name: 'bill', region: 'us-east-1', template: reading({ Region: 'eu-west-1' }) }]);
      expect(value(app).reference()?.resource.logicalId).toBe('Queue');
    });

    test.each<[string, Record<string, unknown>]>([
      ['another stack', { StackName: 'other' }], ['another output', { OutputName: 'Other' }], ['another Region', { Region: 'eu-west-1' }],
      ['a Region that a parameter names', { Region: UNKNOWN.parameter }], ['another account', { RoleArn: 'arn:aws:iam::111122223333:role/reader' }],
    ])('not of %s', (_, named) => {
      expect(value(appOf([{ name: 'shop', template: exporting }, { name: 'bill', template: reading(named) }])).isKnown).toBe(false);
    });

    test('not when two stacks have the name', () => {
      expect(value(appOf([{ name: 'shop', template: exporting }, { name: 'shop', template: exporting }, { template: reading({}) }])).isKnown).toBe(false);
    });
  });

  const parent = { Resources: {
    Queue: queue(), Nested: resource('AWS::CloudFormation::Stack', { Parameters: { Passed: getAtt('Queue', 'Arn'), Literal: '5' } }),
    Outer: resource('Test::Outer', { Value: getAtt('Nested', 'Outputs.Out') }),
  } };
  const nested = (Parameters: Record<string, unknown>, Value: unknown): App => {
    const source = { file: 'parent', body: JSON.parse(JSON.stringify(parent)) as never };
    return appOf([{ template: parent }, {
      nestedIn: { parent: { template: source }, logicalId: 'Nested' },
      template: { Parameters, Resources: { ...subject(Value), Inner: queue() }, Outputs: { Out: { Value: ref('Inner') } } },
    }]);
  };

  test('into a nested stack as parameters', () => {
    expect(value(nested({ Passed: { Type: 'String' } }, ref('Passed'))).reference()?.resource.logicalId).toBe('Queue');
    expect(value(nested({ Literal: { Type: 'Number' } }, ref('Literal'))).number()).toBe(5);
  });

  test('not as a default, a parameter of SSM or a list', () => {
    expect(value(nested({ Left: { Type: 'String', Default: 'a' } }, ref('Left'))).isKnown).toBe(false);
    expect(value(nested({ Literal: { Type: 'AWS::SSM::Parameter::Value<String>' } }, ref('Literal'))).isKnown).toBe(false);
    expect(value(nested({ Literal: { Type: 'CommaDelimitedList' } }, ref('Literal'))).isKnown).toBe(false);
  });

  test('out of a nested stack as outputs', () => {
    const app = nested({}, 'a');
    expect(app.ofType('Test::Outer').map((outer) => outer.at('Value').reference()?.resource.logicalId)).toContain('Inner');
  });
});

describe('what a template knows of its place', () => {
  test.each<[string, unknown]>([
    ['AWS::Region', 'eu-west-1'], ['AWS::AccountId', '123456789012'], ['AWS::Partition', 'aws'], ['AWS::StackName', 'stack'],
  ])('%s', (name, expected) => {
    const Resources = subject(ref(name));
    expect(value(appOf([{ account: '123456789012', region: 'eu-west-1', name: 'stack', template: { Resources } }])).text()).toBe(expected);
    expect(value(appOf({ Resources })).isKnown).toBe(false);
  });

  test('selects in mappings, by Region only when that is known', () => {
    const template = { Mappings: { Memory: { 'eu-west-1': { Size: 512 } } }, Resources: subject({ 'Fn::FindInMap': ['Memory', ref('AWS::Region'), 'Size'] }) };
    expect(value(appOf([{ region: 'eu-west-1', template }])).number()).toBe(512);
    expect(value(appOf([{ region: 'us-east-1', template }])).isKnown).toBe(false);
    expect(value(appOf(template)).isKnown).toBe(false);
  });
});

describe('resolution ends', () => {
  test('in circles of exports, outputs and conditions', () => {
    const circle = { Outputs: { A: { Value: { 'Fn::ImportValue': 'b' }, Export: { Name: 'a' } }, B: { Value: { 'Fn::ImportValue': 'a' }, Export: { Name: 'b' } } } };
    expect(value(appOf({ ...circle, Resources: subject({ 'Fn::ImportValue': 'a' }) })).isKnown).toBe(false);
    expect(appOf({
      Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { Condition: 'A' } }, Resources: { Queue: resource('AWS::SQS::Queue', {}, { Condition: 'A' }) },
    }).resources).toHaveLength(1);
  });

  test('in chains that are longer than the stack', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`C${index}`, { Condition: `C${index + 1}` }]));
    expect(appOf({ Conditions: chain, Resources: { Queue: resource('AWS::SQS::Queue', {}, { Condition: 'C0' }) } }).resources).toHaveLength(1);
    const Outputs = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`O${index}`, { Value: { 'Fn::ImportValue': `e${index + 1}` }, Export: { Name: `e${index}` } }]));
    expect(value(appOf({ Outputs, Resources: subject({ 'Fn::ImportValue': 'e0' }) })).isKnown).toBe(false);
  });

  test('in texts that double each other', () => {
    const Outputs = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [
      `O${index}`, { Value: sub('${A}${A}${AWS::Region}', { A: { 'Fn::ImportValue': `e${index + 1}` } }), Export: { Name: `e${index}` } },
    ]));
    expect(value(appOf({ Outputs, Resources: subject({ 'Fn::ImportValue': 'e0' }) })).isKnown).toBe(false);
  });
});

describe('what belongs to a function', () => {
  const resources = { Fn: fn(), Other: fn({ FunctionName: 'other' }), Version: version(), Alias: alias(), Queue: queue(), Mapping: mapping({ FunctionName: ref('Alias') }) };
  const joined = (more: Record<string, unknown> = {}): App => appOf({ ...resources, ...more });
  const functionOf = (app: App): App['resources'][number] => app.ofType('AWS::Lambda::Function')[0];

  test('is found by every way to name it', () => {
    const app = joined({ Url: resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), Qualifier: 'live' }), Permission: permission('sns.amazonaws.com', { FunctionName: ref('Alias') }) });
    const its = functionOf(app);
    const all = [app.versionsOf(its), app.aliasesOf(its), app.mappingsOf(its), app.permissionsOf(its), app.urlsOf(its), app.invokeConfigsOf(its)];
    expect(all.map(({ list }) => list.map(({ resource: part, target }) => [part.logicalId, target.qualifier]))).toEqual([
      [['Version', '']], [['Alias', '']], [['Mapping', 'live']], [['Permission', 'live']], [['Url', 'live']], [],
    ]);
    expect(app.aliasNamed(its, 'live')?.logicalId).toBe('Alias');
  });

  test('is all there is, unless a target is not known', () => {
    expect(joined().permissionsOf(functionOf(joined())).isComplete).toBe(true);
    expect(joined({ Foreign: permission('sns.amazonaws.com', { FunctionName: 'elsewhere' }) }).permissionsOf(functionOf(joined())).isComplete).toBe(true);
    expect(joined({ Unknown: permission('sns.amazonaws.com', { FunctionName: UNKNOWN.parameter }) }).permissionsOf(functionOf(joined())).isComplete).toBe(false);
  });
});

describe('the order of creation', () => {
  test('follows DependsOn, references and texts, through others', () => {
    const app = appOf({
      A: resource('AWS::SQS::Queue', { Tags: [{ Value: sub('x-${ B.Arn }') }] }), B: resource('AWS::SQS::Queue', {}, { DependsOn: 'C' }),
      C: resource('AWS::SQS::Queue', { QueueName: getAtt('D', 'QueueName') }), D: resource('AWS::SQS::Queue', {}, { DependsOn: ['E'] }), E: queue(), F: queue(),
    });
    const [a, b, c, d, e, f] = app.resources;
    expect([b, c, d, e, f].map((other) => app.dependsOn(a, other))).toEqual([true, true, true, true, false]);
    expect(app.dependsOn(e, a)).toBe(false);
  });

  test('ends in circles, and says nothing across stacks', () => {
    const circle = appOf({ A: resource('AWS::SQS::Queue', {}, { DependsOn: 'B' }), B: resource('AWS::SQS::Queue', {}, { DependsOn: 'A' }) });
    expect(circle.dependsOn(circle.resources[0], circle.resources[1])).toBe(true);
    const two = appOf([{ template: { Resources: { A: queue() } } }, { template: { Resources: { B: queue() } } }]);
    expect(two.dependsOn(two.resources[0], two.resources[1])).toBe(true);
  });
});

describe('the resource that a value names', () => {
  test.each<[string, unknown, string | undefined]>([
    ['a reference', getAtt('Queue', 'QueueName'), 'Queue'],
    ['an ARN around a Ref', sub('arn:aws:s3:::${Bucket}'), 'Bucket'],
    ['a literal name', 'jobs', 'Named'],
    ['a literal ARN', 'arn:aws:sqs:eu-west-1:123456789012:jobs', 'Named'],
    ['an ARN around a literal name', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs'), 'Named'],
    ['the ARN of another service', 'arn:aws:sns:eu-west-1:123456789012:jobs', undefined],
    ['another name', 'others', undefined],
    ['a parameter', UNKNOWN.parameter, undefined],
  ])('%s', (_, given, logicalId) => {
    const app = appOf({ ...subject(given), Queue: queue(), Named: queue({ QueueName: 'jobs' }), Bucket: resource('AWS::S3::Bucket') });
    expect(app.resourceOf(value(app))?.logicalId).toBe(logicalId);
  });
});

describe('the log group of a function', () => {
  const group = (LogGroupName: unknown): Record<string, unknown> => resource('AWS::Logs::LogGroup', { LogGroupName });

  test.each<[string, Record<string, unknown>, string | undefined]>([
    ['the one it names', { Fn: fn({ LoggingConfig: { LogGroup: ref('Group') } }), Group: group('any') }, 'Group'],
    ['the one with its name', { Fn: fn(), Group: group(sub('/aws/lambda/${Fn}')) }, 'Group'],
    ['the one with its literal name', { Fn: fn({ FunctionName: 'a' }), Group: group('/aws/lambda/a') }, 'Group'],
    ['the one with the same intrinsic', { Fn: fn({ FunctionName: sub('${Stage}-a') }), Group: group(sub('/aws/lambda/${Stage}-a')) }, 'Group'],
    ['none', { Fn: fn(), Group: group('/aws/lambda/other') }, undefined],
    ['none that is known', { Fn: fn({ LoggingConfig: { LogGroup: UNKNOWN.parameter } }), Group: group(sub('/aws/lambda/${Fn}')) }, undefined],
  ])('is %s', (_, resources, logicalId) => {
    const app = appOf(resources);
    expect(app.logGroupOf(app.ofType('AWS::Lambda::Function')[0])?.logicalId).toBe(logicalId);
  });
});

describe('what a mapping reads', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a queue', { EventSourceArn: getAtt('Queue', 'Arn') }, { kind: 'sqs', isFifo: false }],
    ['a FIFO queue', { EventSourceArn: getAtt('Fifo', 'Arn') }, { kind: 'sqs', isFifo: true }],
    ['a literal queue', { EventSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:q.fifo' }, { kind: 'sqs', isFifo: true }],
    ['a stream by ARN', { EventSourceArn: sub('arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/s') }, { kind: 'kinesis' }],
    ['a consumer', { EventSourceArn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1' }, { kind: 'kinesis-consumer' }],
    ['a table', { EventSourceArn: getAtt('Table', 'StreamArn') }, { kind: 'dynamodb' }],
    ['brokers', { EventSourceArn: undefined, SelfManagedEventSource: { Endpoints: {} } }, { kind: 'kafka' }],
    ['something unknown', { EventSourceArn: UNKNOWN.parameter }, {}],
    ['something else', { EventSourceArn: getAtt('Fn', 'Arn') }, {}],
  ])('%s', (_, properties, expected) => {
    const app = appOf({ Fn: fn(), Queue: queue(), Fifo: queue({ FifoQueue: true }), Table: resource('AWS::DynamoDB::Table'), Mapping: mapping(properties) });
    const { kind, isFifo } = app.eventSourceOf(app.ofType('AWS::Lambda::EventSourceMapping')[0]);
    expect({ kind, isFifo }).toEqual({ kind: undefined, isFifo: undefined, ...expected });
  });
});
