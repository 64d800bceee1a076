import { readFileSync } from 'node:fs';

/**
 * An event to send, and what the answer must contain.
 *
 * @typedef {{ payload: unknown, expectedFields?: object }} TestEvent
 */

/**
 * The events of the package. One that held values of the deployment is in the environment.
 *
 * @returns {TestEvent[]}
 */
export function readPlan() {
  const { events } = JSON.parse(readFileSync(new URL('plan.json', import.meta.url), 'utf8'));
  return events.map((event) => (event.variable === undefined ? event : JSON.parse(process.env[event.variable])));
}
