import { Duration } from 'aws-cdk-lib';
import { DataStream, WindowedAggregator, WindowSource } from '../../../lib';
import type { WindowedAggregatorProps } from '../../../lib';
import { fromCode, newStack } from '../queue-worker/define-worker';

/** An aggregator of a stream of its own, in a stack. */
export function defineWindowedAggregator(props: Partial<WindowedAggregatorProps> = {}, stack = newStack(), id = 'Sums'): WindowedAggregator {
  const given = { function: fromCode(), source: WindowSource.stream(DataStream.onDemand()), window: Duration.minutes(1) };
  return new WindowedAggregator(stack, id, { ...given, ...props });
}
