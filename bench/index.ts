import { bundling } from './bundling';
import { synthesis } from './synthesis';

/** One JSON line a measure: both sides and their ratio, taken in the same run. */
for (const measure of [...bundling(), ...synthesis()]) {
  process.stdout.write(`${JSON.stringify(measure)}\n`);
}
