import { TRIGGER_LIMITS } from '../../../private/limits';
import type { App, Reading, Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { isCurrent } from '../../targets';

const max = TRIGGER_LIMITS.firehoseSeconds;

export const transformTimeout: Rule = {
  id: 'Firehose.TransformTimeout',
  severity: 'warning',
  statement: `A function transforms the records of a delivery stream and has more than ${max} s to answer.`,
  fix: `Set \`Timeout\` of the function to ${max} or less; 60 is usual.`,
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html',
  check: (app) => [...new Set(app.ofType('AWS::KinesisFirehose::DeliveryStream').flatMap((stream) => processors(app, stream)))].flatMap((fn) => {
    const timeout = fn.at('Timeout').numberThat((seconds) => seconds > max);
    return timeout === undefined ? []
      : finding(fn.at('Timeout'), `Timeout of a function that transforms records is at most ${max} s, as Firehose waits no longer, got ${timeout} s: set it to ${max}`);
  }),
};

/** The functions of the app that transform the records of a stream, whatever its destination. */
function processors(app: App, stream: Resource): readonly Resource[] {
  const destinations = (stream.properties.entries() ?? []).filter(([name]) => name.endsWith('DestinationConfiguration')).map(([, destination]) => destination);
  return destinations.map((destination) => destination.at('ProcessingConfiguration')).filter((processing) => processing.at('Enabled').is('true'))
    .flatMap((processing) => processing.at('Processors').items() ?? []).filter((processor) => processor.at('Type').is('Lambda'))
    .flatMap((processor) => processor.at('Parameters').items() ?? []).filter((parameter) => parameter.at('ParameterName').is('LambdaArn'))
    .flatMap((parameter) => functionOf(app, parameter.at('ParameterValue')));
}

function functionOf(app: App, arn: Reading): readonly Resource[] {
  const target = app.fnOf(arn);
  return target !== undefined && isCurrent(target) ? [target.function] : [];
}
