import type { ShardProcessing } from '../../event-source-mappings';
import type { StreamProcessingOptions } from '../stream-processing';

/** What the source takes from the aggregator. */
export interface WindowSourceBindOptions extends StreamProcessingOptions {
  readonly processing: ShardProcessing;
}
