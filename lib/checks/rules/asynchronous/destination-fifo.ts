import type { App, Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { written } from '../../written';
import { serviceInArn } from './arn-service';
import { destinationPlaces } from './destinations';

const FIFO = new Map([['AWS::SQS::Queue', 'FifoQueue'], ['AWS::SNS::Topic', 'FifoTopic']]);

export const destinationFifo: Rule = {
  id: 'Destination.Fifo',
  severity: 'error',
  statement: 'A dead-letter queue or destination of a function is a FIFO queue or topic.',
  fix: 'Use a standard queue or topic.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => destinationPlaces(app).filter(({ at }) => at.every((value) => isFifo(app, value))).map(({ at }) =>
    finding(at, `${at.path.split('/').at(-1) ?? ''} must be a standard queue or topic, got ${written(at)}, which is FIFO: use one without FIFO`)),
};

function isFifo(app: App, destination: Reading): boolean {
  const resource = app.resourceOf(destination);
  const property = resource && FIFO.get(resource.type);
  return resource === undefined || property === undefined
    ? ['sqs', 'sns'].includes(serviceInArn(destination) ?? '') && destination.endsWith('.fifo')
    : resource.at(property).is('true');
}
