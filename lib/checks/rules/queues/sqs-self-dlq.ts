import type { App, Reading, Resource } from '../../../template';
import { onEachMapping, queueOf, sourceQueues } from '../../event-sources';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { deadLetterQueueOf, redriveOf } from './redrive';

export const sqsSelfDlq: Rule = {
  id: 'EventSourceMapping.SqsSelfDlq',
  severity: 'warning',
  statement: 'A queue that a function reads is its own dead-letter queue, or that or a destination of the function.',
  fix: 'Send what failed to another queue.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  check: (app, options) => [
    ...sourceQueues(app).filter((queue) => deadLetterQueueOf(app, queue) === queue)
      .map((queue) => loop(redriveOf(queue).at('deadLetterTargetArn'), queue)),
    ...onEachMapping((mapping, source) => {
      const queue = queueOf(source);
      const fn = app.fnOf(mapping.at('FunctionName'))?.function;
      if (queue === undefined || fn === undefined) {
        return undefined;
      }
      return failureTargets(app, fn).filter((at) => app.resourceOf(at) === queue).map((at) => loop(at, queue));
    })(app, options),
  ],
};

function loop(at: Reading, queue: Resource): Finding {
  return finding(at, `what failed must go to another queue than the one it came from, got ${queue.logicalId}, which the function reads: use a queue of its own`);
}

function failureTargets(app: App, fn: Resource): readonly Reading[] {
  const configs = app.invokeConfigsOf(fn).list.map(({ resource }) => resource.at('DestinationConfig'));
  return [fn.at('DeadLetterConfig', 'TargetArn'), ...configs.flatMap((config) => [config.at('OnFailure', 'Destination'), config.at('OnSuccess', 'Destination')])];
}
