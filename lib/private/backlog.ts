import { known } from './values';

/** How many full batches may wait. What is normal for a source nobody knows here. */
const BATCHES = 10;

/** From how many events on too many wait. A batch size that is known at deploy time only is taken for the largest. */
export function tooManyWaiting(batchSize: number | undefined, { usual, max }: { readonly usual: number; readonly max: number }): number {
  return BATCHES * (known(batchSize ?? usual) ?? max);
}
