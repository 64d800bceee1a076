/** What a template is made of once its text is read. */
export type Json = string | number | boolean | null | JsonList | JsonObject;

/** A list. An interface, as eslint-plugin-awscdk never comes back from a type that is an array of itself. */
export interface JsonList extends Array<Json> { length: number }

/** Keys are whatever the template says, `__proto__` included: read them with `own()` only. */
export interface JsonObject { [key: string]: Json }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key of the object itself, never one of its prototype. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether a value is nested deeper than the limit; no deeper is the recursion. */
export function deeperThan(value: unknown, limit: number): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).some((child) => limit === 0 || deeperThan(child, limit - 1));
}

/** Whether a key anywhere is one that changes the object it is assigned to in careless programs. */
export function pollutes(value: Json): boolean {
  return typeof value === 'object' && value !== null && (Object.hasOwn(value, '__proto__') || Object.values(value).some(pollutes));
}

/** The text of a value in which the order of keys plays no part. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (isObject(value)) {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
