import type { Problem } from '../../private/errors';
import { lit } from '../../private/errors';

/** A rule beyond equality. */
interface Operator {
  readonly takes: string;
  readonly legal: (operand: unknown) => boolean;
}

/**
 * The rules of the service. Its page does not list `wildcard` and `cidr`, which the matcher behind it knows: it may take them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
 */
const OPERATORS = new Map<string, Operator>([
  ['exists', { takes: 'true or false', legal: (operand) => typeof operand === 'boolean' }],
  ['prefix', { takes: 'a text', legal: isAffix }],
  ['suffix', { takes: 'a text', legal: isAffix }],
  ['equals-ignore-case', { takes: 'a text', legal: isText }],
  ['anything-but', { takes: 'a text or a number, a list of them, or a rule for text', legal: isExclusion }],
  ['numeric', { takes: '"=" and a number, or ends of a range with the lower one first', legal: isComparison }],
  ['wildcard', { takes: 'a text', legal: isText }],
  ['cidr', { takes: 'a text', legal: isText }],
]);

/** The rules that may follow `anything-but`. */
const EXCLUDABLE = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

/** What is wrong with one value or rule of a list. */
export function ruleProblem(rule: unknown, path: string, comparesNumbers: boolean): Problem | undefined {
  if (typeof rule === 'number' && !comparesNumbers && path.endsWith('.N')) {
    return numberProblem(path, rule);
  }
  if (typeof rule !== 'object' || rule === null) {
    return undefined;
  }
  const [[name, operand] = [], ...others] = Object.entries(rule) as [string, unknown][];
  const operator = OPERATORS.get(name ?? '');
  if (operator === undefined || others.length > 0 || Array.isArray(rule)) {
    return {
      code: lit`SourceFilterRuleUnknown`,
      message: `filters must hold rules the service knows (${[...OPERATORS.keys()].join(', ')}), got ${JSON.stringify(rule)} in ${path}: use one of them`,
    };
  }
  if (name === 'numeric' && !comparesNumbers) {
    return numberProblem(path, rule);
  }
  return operator.legal(operand) ? undefined : {
    code: lit`SourceFilterRuleInvalid`,
    message: `filters must give ${name} ${operator.takes}, got ${JSON.stringify(operand)} in ${path}: correct it`,
  };
}

function numberProblem(path: string, rule: unknown): Problem {
  return {
    code: lit`SourceFilterNumberComparison`,
    message: `filters must not compare numbers of a table, whose records hold them as text, got ${JSON.stringify(rule)} in ${path}: nothing would match, give the exact numbers as text`,
  };
}

function isText(operand: unknown): boolean {
  return typeof operand === 'string';
}

function isAffix(operand: unknown): boolean {
  return isText(operand) || isRuleOf(operand, ['equals-ignore-case'], isText);
}

function isExclusion(operand: unknown): boolean {
  const isTextOrTexts = (excluded: unknown): boolean => isText(excluded) || isListOf(excluded, isText);
  return isScalar(operand) || isListOf(operand, isScalar) || isRuleOf(operand, EXCLUDABLE, isTextOrTexts);
}

function isScalar(operand: unknown): boolean {
  return isText(operand) || typeof operand === 'number';
}

function isListOf(operand: unknown, legal: (member: unknown) => boolean): boolean {
  return Array.isArray(operand) && operand.length > 0 && operand.every(legal);
}

function isRuleOf(operand: unknown, names: string[], legal: (operand: unknown) => boolean): boolean {
  if (typeof operand !== 'object' || operand === null) {
    return false;
  }
  const [[name, value] = [], ...others] = Object.entries(operand) as [string, unknown][];
  return others.length === 0 && names.includes(name ?? '') && legal(value);
}

function isComparison(operand: unknown): boolean {
  if (!Array.isArray(operand)) {
    return false;
  }
  const [first, lower, second, upper] = operand as unknown[];
  if (operand.length === 2) {
    return ['=', '>', '>=', '<', '<='].includes(String(first)) && typeof lower === 'number';
  }
  return operand.length === 4 && ['>', '>='].includes(String(first)) && ['<', '<='].includes(String(second))
    && typeof lower === 'number' && typeof upper === 'number' && lower < upper;
}
