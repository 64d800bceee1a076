import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SmokeTestEvent } from './smoke-test-options';

/** The events of a test as its program reads them. */
export interface SmokeTestPlan {
  /** For the package: each event, or the name of the variable that holds it. */
  readonly text: string;
  readonly environment: { [variable: string]: string };
}

/**
 * Puts events into the package, where there is room for megabytes, and only those whose values are known at deploy time
 * into the environment, where such values can be resolved.
 */
export function planOf(scope: Construct, events: SmokeTestEvent[]): SmokeTestPlan {
  const environment: { [variable: string]: string } = {};
  const entries = events.map((event, index) => {
    if (!holdsToken(event)) {
      return event;
    }
    const variable = `EVENT_${index + 1}`;
    environment[variable] = Stack.of(scope).toJsonString(event);
    return { variable };
  });
  return { text: JSON.stringify({ events: entries }), environment };
}

/** Whether something in a value, a name included, is known at deploy time only. */
export function holdsToken(value: unknown): boolean {
  if (Token.isUnresolved(value)) {
    return true;
  }
  return typeof value === 'object' && value !== null && Object.entries(value).some(([name, member]) => Token.isUnresolved(name) || holdsToken(member));
}

/** The bytes as JSON that are certain: a value known at deploy time only counts as empty. */
export function certainBytes(value: object): number {
  return Buffer.byteLength(JSON.stringify(value, (_name, member: unknown) => (Token.isUnresolved(member) ? '' : member)));
}
