import type { App, Reading, Resource } from '../../../template';

/** The redrive policy of a queue, written as an object or as text. */
export function redriveOf(queue: Resource): Reading {
  return queue.at('RedrivePolicy').parsed();
}

/** The dead-letter queue of a queue, if it is of the app. */
export function deadLetterQueueOf(app: App, queue: Resource): Resource | undefined {
  const target = app.resourceOf(redriveOf(queue).at('deadLetterTargetArn'));
  return target?.type === 'AWS::SQS::Queue' ? target : undefined;
}
