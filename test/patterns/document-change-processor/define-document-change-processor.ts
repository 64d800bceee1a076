import { DocumentChangeProcessor, StreamPosition } from '../../../lib';
import type { DocumentChangeProcessorProps } from '../../../lib';
import { cluster, secret } from '../../event-source-mappings/broker-kinds';
import { fromCode, newStack } from '../queue-worker/define-worker';

/** A processor in a stack, of the changes in a cluster that keeps them for a day. */
export function defineDocumentChangeProcessor(props: Partial<DocumentChangeProcessorProps> = {}, stack = newStack(), id = 'Processor'): DocumentChangeProcessor {
  return new DocumentChangeProcessor(stack, id, {
    cluster: props.cluster ?? cluster(stack, {}, `${id}Cluster`),
    secret: props.secret ?? secret(stack, `${id}Secret`),
    database: 'shop',
    function: fromCode(),
    startingPosition: StreamPosition.trimHorizon(),
    ...props,
  });
}
