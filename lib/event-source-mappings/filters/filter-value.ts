/** Which ends of a range of numbers do not belong to it. */
export interface NumberRangeOptions {
  /**
   * Whether the lower end itself does not match.
   *
   * @default false
   */
  readonly lowerExcluded?: boolean;

  /**
   * Whether the upper end itself does not match.
   *
   * @default false
   */
  readonly upperExcluded?: boolean;
}

/**
 * What one field of a record must hold to be taken.
 *
 * Texts are compared letter by letter, numbers by value.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
 */
export abstract class FilterValue {
  /** One of these texts. */
  public static equalsText(...texts: string[]): TextFilterValue {
    return new TextFilterValue(texts);
  }

  /** This text, in capitals or not. */
  public static equalsIgnoreCase(text: string): TextFilterValue {
    return new TextFilterValue([{ 'equals-ignore-case': text }]);
  }

  /** A text that begins with this one. */
  public static beginsWith(prefix: string): TextFilterValue {
    return new TextFilterValue([{ prefix }]);
  }

  /** A text that ends with this one. */
  public static endsWith(suffix: string): TextFilterValue {
    return new TextFilterValue([{ suffix }]);
  }

  /** None of these texts. A record without the field does not match. */
  public static anythingBut(...texts: string[]): TextFilterValue {
    return new TextFilterValue([{ 'anything-but': texts }]);
  }

  /** A text that does not begin with this one. A record without the field does not match. */
  public static anythingButBeginningWith(prefix: string): TextFilterValue {
    return new TextFilterValue([{ 'anything-but': { prefix } }]);
  }

  /** The empty text. */
  public static isEmpty(): TextFilterValue {
    return new TextFilterValue(['']);
  }

  /** The field is there. Only for fields with a single value: one that holds an object does not match. */
  public static exists(): TextFilterValue {
    return new TextFilterValue([{ exists: true }]);
  }

  /** The field is not there. Only for fields that never hold an object. */
  public static doesNotExist(): TextFilterValue {
    return new TextFilterValue([{ exists: false }]);
  }

  /** The value `null`. A record without the field does not match. */
  public static isNull(): FilterValue {
    return new JsonFilterValue([null]);
  }

  /** True, or false. */
  public static equalsBoolean(value: boolean): FilterValue {
    return new JsonFilterValue([value]);
  }

  /** This number. */
  public static equalsNumber(value: number): FilterValue {
    return numeric('=', value);
  }

  /** None of these numbers. A record without the field does not match. */
  public static anythingButNumbers(...values: number[]): FilterValue {
    return new JsonFilterValue([{ 'anything-but': values }]);
  }

  /** A number above this one. */
  public static greaterThan(value: number): FilterValue {
    return numeric('>', value);
  }

  /** This number or one above it. */
  public static atLeast(value: number): FilterValue {
    return numeric('>=', value);
  }

  /** A number below this one. */
  public static lessThan(value: number): FilterValue {
    return numeric('<', value);
  }

  /** This number or one below it. */
  public static atMost(value: number): FilterValue {
    return numeric('<=', value);
  }

  /** A number from `lower` to `upper`, both included unless the options say otherwise. */
  public static between(lower: number, upper: number, options: NumberRangeOptions = {}): FilterValue {
    return numeric(options.lowerExcluded ? '>' : '>=', lower, options.upperExcluded ? '<' : '<=', upper);
  }

  /** An object whose fields all match. Fields that are not named may hold anything. */
  public static object(fields: { [field: string]: FilterValue }): FilterValue {
    return new JsonFilterValue(renderedFields(fields));
  }

  /**
   * At least one of several sets of fields matches. The value of the field `$or`, beside the fields that must match in any case:
   * `{ kind: FilterValue.equalsText('order'), $or: FilterValue.anyOf({ total: ... }, { country: ... }) }`.
   *
   * @param alternatives two or more
   */
  public static anyOf(...alternatives: { [field: string]: FilterValue }[]): FilterValue {
    return new JsonFilterValue(alternatives.map(renderedFields));
  }

  /**
   * The value as the pattern has it.
   *
   * @internal
   */
  public abstract readonly _rule: unknown;
}

/** What a field must hold, by rules that also work on text. */
export class TextFilterValue extends FilterValue {
  /** @internal */
  public constructor(private readonly rules: unknown[]) {
    super();
  }

  /** @internal */
  public override get _rule(): unknown {
    return this.rules;
  }
}

class JsonFilterValue extends FilterValue {
  constructor(public readonly _rule: unknown) {
    super();
  }
}

/** The fields of an object as the pattern has them. */
export function renderedFields(fields: { [field: string]: FilterValue }): { [field: string]: unknown } {
  return Object.fromEntries(Object.entries(fields).map(([field, { _rule }]) => [field, _rule]));
}

function numeric(...comparison: unknown[]): FilterValue {
  return new JsonFilterValue([{ numeric: comparison }]);
}
