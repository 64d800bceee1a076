import { Duration, PropertyInjectors, Stack } from 'aws-cdk-lib';
import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { KeyWatch } from '../../lib';
import { testApp } from '../setup/app';
import { onlyPropertiesOf } from '../synthesized';

const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012';

function watch(define: (stack: Stack) => IKey = (stack) => new Key(stack, 'Key')): { stack: Stack; key: IKey; alarmTopic: ITopic; watched: KeyWatch } {
  const stack = new Stack(testApp(), 'Stack');
  const key = define(stack);
  const alarmTopic = new Topic(stack, 'Topic');
  return { stack, key, alarmTopic, watched: new KeyWatch(stack, 'Watch', { key, alarmTopic }) };
}

function patternOf(stack: Stack): unknown {
  return onlyPropertiesOf(stack, 'AWS::Events::Rule').EventPattern;
}

describe('a watch on a key', () => {
  test('sees each call that takes it out of use, by either name of the key', () => {
    const { stack, key } = watch();
    expect(patternOf(stack)).toEqual({
      source: ['aws.kms'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['kms.amazonaws.com'],
        eventName: ['DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial'],
        requestParameters: { keyId: [stack.resolve(key.keyId), stack.resolve(key.keyArn)] },
      },
    });
  });

  test('knows both names of an imported key', () => {
    const { stack } = watch((scope) => Key.fromKeyArn(scope, 'Key', KEY_ARN));
    expect(patternOf(stack)).toMatchObject({ detail: { requestParameters: { keyId: ['12345678-1234-1234-1234-123456789012', KEY_ARN] } } });
  });

  test('tells the topic, which admits EventBridge', () => {
    const { stack, alarmTopic } = watch();
    const arn = stack.resolve(alarmTopic.topicArn);
    expect(onlyPropertiesOf(stack, 'AWS::Events::Rule')).toMatchObject({ State: 'ENABLED', Targets: [{ Arn: arn }] });
    expect(onlyPropertiesOf(stack, 'AWS::SNS::TopicPolicy').PolicyDocument).toMatchObject({
      Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'events.amazonaws.com' }, Resource: arn }],
    });
  });

  test('shows its rule', () => {
    const { stack, watched } = watch();
    expect(watched.rule.node.scope).toBe(watched);
    Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 1);
  });

  test('stands beside another in one stack', () => {
    const { stack, alarmTopic } = watch();
    new KeyWatch(stack, 'Other', { key: new Key(stack, 'OtherKey'), alarmTopic });
    Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 2);
  });

  test('takes part in property injection', () => {
    const app = testApp();
    const stack = new Stack(app, 'Stack');
    const [asked, other] = [new Topic(stack, 'Asked'), new Topic(stack, 'Organisation')];
    const injector: IPropertyInjector = {
      constructUniqueId: KeyWatch.PROPERTY_INJECTION_ID,
      inject: (props: object, _context: InjectionContext) => ({ ...props, alarmTopic: other }),
    };
    PropertyInjectors.of(app).add(injector);
    new KeyWatch(stack, 'Watch', { key: new Key(stack, 'Key', { pendingWindow: Duration.days(30) }), alarmTopic: asked });
    expect(onlyPropertiesOf(stack, 'AWS::Events::Rule').Targets).toMatchObject([{ Arn: stack.resolve(other.topicArn) }]);
  });
});
