import { bundling } from './bundling';
import { checks } from './checks';
import { synthesis } from './synthesis';

// The template validation of the CDK costs both sides the same and would hide the difference.
process.env.CDK_VALIDATION = 'false';

/** One JSON line a measure: both sides and their ratio, taken in the same run. */
for (const measure of [...bundling(), ...synthesis(), ...checks()]) {
  process.stdout.write(`${JSON.stringify(measure)}\n`);
}
