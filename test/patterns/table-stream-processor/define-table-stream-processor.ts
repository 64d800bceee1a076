import { TableStreamPosition, TableStreamProcessor } from '../../../lib';
import type { TableStreamProcessorProps } from '../../../lib';
import { table } from '../../event-source-mappings/stream-kinds';
import { fromCode, newStack } from '../queue-worker/define-worker';

/** A table and what works on its changes, in a stack. */
export function defineTableStreamProcessor(props: Partial<TableStreamProcessorProps> = {}, stack = newStack(), id = 'Processor'): TableStreamProcessor {
  const given = { function: fromCode(), startingPosition: TableStreamPosition.TRIM_HORIZON, ...props };
  return new TableStreamProcessor(stack, id, { ...given, table: props.table ?? table(stack, `${id}Table`) });
}
