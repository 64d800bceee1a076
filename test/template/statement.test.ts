import { appOf, fn, getAtt, inline, queue, ref, resource, role, sub, UNKNOWN } from '../checks/rule-kit';
import { consumer, stream, table } from '../checks/source-kit';

/** Whether a statement with this `Resource` may cover the resource. */
function covers(Resource: unknown, logicalId: string): boolean {
  const app = appOf({
    Fn: fn(), Role: role([], { Policies: [inline('*', Resource)] }), Queue: queue(), Other: queue(), Topic: resource('AWS::SNS::Topic'), Stream: stream(), Consumer: consumer(), Table: table(),
    Custom: resource('Custom::Names'),
  });
  const target = app.resources.find((candidate) => candidate.logicalId === logicalId);
  return app.roleOf(app.ofType('AWS::Lambda::Function')[0])?.lacks('some:Action', target) === false;
}

describe('the resources of a statement', () => {
  test.each<[string, unknown, string]>([
    ['everything', '*', 'Queue'],
    ['the resource', getAtt('Queue', 'Arn'), 'Queue'],
    ['a text around the resource', sub('${Table.Arn}/stream/*'), 'Table'],
    ['a pattern of the service', 'arn:aws:sqs:*:*:*', 'Queue'],
    ['a pattern of a service that is not known', sub('arn:aws:${Service}:eu-west-1:111122223333:name'), 'Queue'],
    ['a name of a parameter', sub('arn:aws:sqs:eu-west-1:111122223333:${Name}'), 'Queue'],
    ['a name that another resource lends', sub('arn:aws:sqs:eu-west-1:111122223333:${Topic.TopicName}-queue'), 'Queue'],
    ['every consumer of a stream', sub('${Stream.Arn}/consumer/*'), 'Consumer'],
    ['every consumer of a stream by its name', sub('arn:aws:kinesis:eu-west-1:111122223333:stream/${Stream}/consumer/*'), 'Consumer'],
    ['an ARN of a custom resource', getAtt('Custom', 'Arn'), 'Queue'],
    ['a parameter', UNKNOWN.parameter, 'Queue'],
  ])('may cover a resource as %s', (_, given, logicalId) => {
    expect(covers(given, logicalId)).toBe(true);
  });

  test.each<[string, unknown, string]>([
    ['another resource of the kind', getAtt('Other', 'Arn'), 'Queue'],
    ['a text around another resource of the kind', sub('arn:aws:sqs:eu-west-1:111122223333:${Other.QueueName}'), 'Queue'],
    ['a resource of another kind', ref('Topic'), 'Queue'],
    ['the stream of a consumer', getAtt('Stream', 'Arn'), 'Consumer'],
    ['a pattern of another service', 'arn:aws:sns:*:*:*', 'Queue'],
    ['a text around a resource of another service', sub('${Table.Arn}/stream/*'), 'Queue'],
    ['a name of another service that a queue lends', sub('arn:aws:sns:eu-west-1:111122223333:${Topic.TopicName}'), 'Queue'],
  ])('do not cover a resource as %s', (_, given, logicalId) => {
    expect(covers(given, logicalId)).toBe(false);
  });
});
