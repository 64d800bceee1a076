import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IMixin } from 'constructs';
import { RULES } from '../../lib/checks/rules';
import * as mixins from '../../lib/mixins';
import { testApp } from '../setup/app';
import { readsQueue, readsStream } from './mapped';
import { findingsIn, plain, stackWith } from './mixin-kit';

const ALL: readonly IMixin[] = Object.values(mixins).map((mixin) => new mixin());

test('all mixins together leave nothing of what they are for', () => {
  const stack = stackWith((scope) => {
    readsQueue(scope, { queue: { fifo: true } });
    readsStream(new Construct(scope, 'Streams'));
    plain(scope, { timeout: Duration.minutes(1) }, 'Other');
  }, ...ALL);
  // No mixin defines alarms, and only functions that are invoked asynchronously have a use for a dead-letter queue.
  const others = ['EventSourceMapping.NoIteratorAgeAlarm', 'Function.DlqUnused'];
  const ruleIds = RULES.map(({ id }) => id).filter((id) => /^(EventSourceMapping|Permission|Function\.(Log|Tracing|Dlq|Async|Role))/.test(id));
  expect(findingsIn(stack, ruleIds.filter((id) => !others.includes(id)))).toEqual([]);
});

test('a second application changes nothing', () => {
  const once = stackWith((stack) => readsStream(stack), ...ALL);
  const twice = stackWith((stack) => readsStream(stack), ...ALL, ...ALL);
  expect(Template.fromStack(twice).toJSON()).toEqual(Template.fromStack(once).toJSON());
});

test('helper functions of the CDK stay as they are', () => {
  const define = (): Stack => {
    const stack = new Stack(testApp(), 'Stack');
    new Bucket(stack, 'Bucket', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
    return stack;
  };
  const changed = define();
  changed.with(...ALL);
  expect(Template.fromStack(changed).toJSON()).toEqual(Template.fromStack(define()).toJSON());
});
