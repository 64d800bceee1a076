import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const selfDestination: Rule = {
  id: 'EventInvokeConfig.SelfDestination',
  severity: 'error',
  statement: 'A function, or an alias or version of it, is the destination of its own events.',
  fix: 'Send them to a queue, a topic, a bus or another function.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: onEach('AWS::Lambda::EventInvokeConfig', (config, app) => {
    const fn = app.fnOf(config.at('FunctionName'))?.function;
    return fn === undefined ? undefined : ['OnSuccess', 'OnFailure'].map((name) => config.at('DestinationConfig', name, 'Destination'))
      .filter((destination) => destination.every((value) => app.fnOf(value)?.function === fn))
      .map((destination) => finding(destination, `Destination must be another function than the one it is for, got ${fn.logicalId}: use a queue or another function`));
  }),
};
