import type { IConstruct } from 'constructs';

const READERS = new WeakMap<IConstruct, number>();

/** Counts one more mapping that reads a stream by itself, and says how many they are now. Readers that others defined are not among them. */
export function countReader(stream: IConstruct): number {
  const readers = (READERS.get(stream) ?? 0) + 1;
  READERS.set(stream, readers);
  return readers;
}
