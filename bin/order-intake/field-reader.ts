/** What identifies an order, a customer or an article. It goes into table keys, so that the characters are few. */
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const IDENTIFIER_RULE = 'must be 1 to 64 letters, digits, dots, dashes or underscores, and start with a letter or digit';

/** How much of a refused value is repeated in a problem. */
const SHOWN_CHARACTERS = 60;

/**
 * Reads the fields of a document somebody else wrote, and collects everything that is wrong with them.
 *
 * What a method returns means something only while `problems` is empty.
 */
export class FieldReader {
  /** One sentence for each refused field. */
  public readonly problems: string[] = [];

  public identifier(path: string, value: unknown): string {
    return this.matching(path, value, shown);
  }

  /** An identifier that may turn out to be somebody's name or address: a refused one is not repeated. */
  public privateIdentifier(path: string, value: unknown): string {
    return this.matching(path, value, kindOf);
  }

  public oneOf(path: string, value: unknown, allowed: readonly string[]): string {
    if (typeof value === 'string' && allowed.includes(value)) {
      return value;
    }
    return this.refuse(path, `must be one of ${allowed.join(', ')}`, shown(value), '');
  }

  public wholeNumber(path: string, value: unknown, min: number, max: number): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) {
      return value;
    }
    return this.refuse(path, `must be a whole number from ${min} to ${max}`, shown(value), min);
  }

  public exactly(path: string, value: unknown, wanted: number): number {
    return value === wanted ? wanted : this.refuse(path, `must be ${wanted}`, shown(value), wanted);
  }

  public list(path: string, value: unknown, max: number): unknown[] {
    if (Array.isArray(value) && value.length >= 1 && value.length <= max) {
      return value;
    }
    const got = Array.isArray(value) ? `${value.length}` : kindOf(value);
    return this.refuse(path, `must be a list of 1 to ${max} entries`, got, []);
  }

  public record(path: string, value: unknown): { [field: string]: unknown } | undefined {
    if (isRecord(value)) {
      return value;
    }
    this.refuse(path, 'must be an object', kindOf(value), value);
    return undefined;
  }

  /** An instant in the form `Date.toISOString()` writes. */
  public instant(path: string, value: unknown): string {
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value) {
      return value;
    }
    return this.refuse(path, 'must be an instant such as 2026-01-31T09:30:00.000Z', shown(value), '');
  }

  private matching(path: string, value: unknown, describe: (value: unknown) => string): string {
    return typeof value === 'string' && IDENTIFIER.test(value) ? value : this.refuse(path, IDENTIFIER_RULE, describe(value), '');
  }

  private refuse<T>(path: string, rule: string, got: string, instead: T): T {
    this.problems.push(`${path} ${rule}, got ${got}`);
    return instead;
  }
}

/** Whether the value is a JSON object. */
function isRecord(value: unknown): value is { [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What sort of JSON value it is, without saying which. */
export function kindOf(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'string') {
    return `a text of ${value.length} characters`;
  }
  return Array.isArray(value) ? 'a list' : `a JSON ${typeof value}`;
}

/** The value as JSON, cut where it would fill a log. */
export function shown(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  const text = JSON.stringify(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}...`;
}
