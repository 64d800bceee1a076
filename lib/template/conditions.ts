import type { Json } from './json';
import { isObject, own } from './json';
import { resolve } from './resolve';
import type { Scope } from './value';

/** Whether a condition holds; undefined when only the deployment knows. */
export function holds(condition: Json | undefined, scope: Scope): boolean | undefined {
  if (!isObject(condition)) {
    return undefined;
  }
  const [name, ...others] = Object.keys(condition);
  const argument = name === undefined || others.length > 0 ? undefined : own(condition, name);
  if (name === 'Condition') {
    return typeof argument === 'string' ? scope.stack.truth(argument) : undefined;
  }
  if (!Array.isArray(argument)) {
    return undefined;
  }
  switch (name) {
    case 'Fn::Equals': return argument.length === 2 ? equal(argument[0], argument[1], scope) : undefined;
    case 'Fn::Not': {
      const truth = holds(argument[0], scope);
      return truth === undefined ? undefined : !truth;
    }
    case 'Fn::And': return combined(argument.map((part) => holds(part, scope)), false);
    case 'Fn::Or': return combined(argument.map((part) => holds(part, scope)), true);
    default: return undefined;
  }
}

/** `decisive` in one part decides; otherwise all parts must be known. */
function combined(truths: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (truths.includes(decisive)) {
    return decisive;
  }
  return truths.includes(undefined) ? undefined : !decisive;
}

function equal(a: Json, b: Json, scope: Scope): boolean | undefined {
  const [left, right] = [resolve(a, scope), resolve(b, scope)];
  return left.length === 1 && right.length === 1 && left[0].kind === 'literal' && right[0].kind === 'literal'
    ? String(left[0].value) === String(right[0].value)
    : undefined;
}
