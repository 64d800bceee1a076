import type { Problem } from '../../private/errors';
import { lit } from '../../private/errors';
import { FILTER_LIMITS } from '../../private/limits';
import { ruleProblem } from './rule-problem';

/** What a source makes of a pattern. */
export interface PatternContext {
  readonly dataFields: string[];
  readonly comparesNumbers: boolean;
}

/** Where each source keeps the content of its records. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
const ALL_DATA_FIELDS = ['body', 'data', 'dynamodb', 'key', 'value'];

/** The field whose value are alternatives instead of rules. */
const ALTERNATIVES = '$or';

/** What is wrong with the text of a pattern. */
export function patternProblem(text: string, context: PatternContext): Problem | undefined {
  if (text.length > FILTER_LIMITS.patternLength) {
    return {
      code: lit`SourceFilterTooLong`,
      message: `filters must hold patterns of at most ${FILTER_LIMITS.patternLength} characters, got one of ${text.length}: filter by fewer values`,
    };
  }
  const pattern = parsed(text);
  if (!isObject(pattern)) {
    return {
      code: lit`SourceFilterNotJson`,
      message: `filters must hold patterns that are JSON objects, got ${JSON.stringify(text)}: write one such as {"${context.dataFields[0]}":{"status":["open"]}}`,
    };
  }
  return dataFieldProblem(pattern, context) ?? fieldsProblem(pattern, '', context);
}

function dataFieldProblem(pattern: object, { dataFields }: PatternContext): Problem | undefined {
  const stranger = Object.keys(pattern).find((field) => ALL_DATA_FIELDS.includes(field) && !dataFields.includes(field));
  return stranger === undefined ? undefined : {
    code: lit`SourceFilterDataFieldUnknown`,
    message: `filters must name the content of a record ${dataFields.join(' or ')} for this source, got ${JSON.stringify(stranger)}: nothing would match, rename it`,
  };
}

function fieldsProblem(fields: object, path: string, context: PatternContext): Problem | undefined {
  const entries = Object.entries(fields) as [string, unknown][];
  if (entries.length === 0) {
    return malformed(path, 'name at least one field', fields);
  }
  return entries.map(([field, value]) => fieldProblem(field, value, path === '' ? field : `${path}.${field}`, context)).find((problem) => problem !== undefined);
}

function fieldProblem(field: string, value: unknown, path: string, context: PatternContext): Problem | undefined {
  if (field === ALTERNATIVES) {
    return Array.isArray(value) && value.length > 1 && value.every(isObject)
      ? value.map((alternative) => fieldsProblem(alternative, path, context)).find((problem) => problem !== undefined)
      : malformed(path, 'be a list of two or more objects', value);
  }
  if (isObject(value)) {
    return fieldsProblem(value, path, context);
  }
  if (!Array.isArray(value) || value.length === 0) {
    return malformed(path, 'be a list of one or more values or rules', value);
  }
  return value.map((rule: unknown) => ruleProblem(rule, path, context.comparesNumbers)).find((problem) => problem !== undefined);
}

function malformed(path: string, rule: string, value: unknown): Problem {
  return {
    code: lit`SourceFilterFieldInvalid`,
    message: `filters must hold patterns the service can read: ${path === '' ? 'a pattern' : path} must ${rule}, got ${JSON.stringify(value)}: correct it`,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
