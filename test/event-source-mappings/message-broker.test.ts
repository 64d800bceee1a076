import { Fn, Stack } from 'aws-cdk-lib';
import { MessageBroker } from '../../lib';
import { newStack } from './broker-kinds';

describe('a broker by its ARN', () => {
  test('has its id, account and Region', () => {
    const brokerArn = 'arn:aws:mq:eu-west-1:111122223333:broker:orders:b-1234-5678';
    const { brokerRef, env } = MessageBroker.fromBrokerArn(newStack(), 'Broker', brokerArn);
    expect(brokerRef).toEqual({ brokerArn, brokerId: 'b-1234-5678' });
    expect(env).toMatchObject({ account: '111122223333', region: 'eu-west-1' });
  });

  test('finds its id at deploy time when the ARN is known then only', () => {
    const stack = newStack();
    const { brokerRef } = MessageBroker.fromBrokerArn(stack, 'Broker', Fn.importValue('broker'));
    expect(Stack.of(stack).resolve(brokerRef.brokerId)).toEqual({ 'Fn::Select': [7, { 'Fn::Split': [':', { 'Fn::ImportValue': 'broker' }] }] });
  });
});
