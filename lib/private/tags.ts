import { Token } from 'aws-cdk-lib';
import type { ErrorCode, Problem } from './errors';
import { FUNCTION_LIMITS } from './limits';

/** The codes under which the owner of the tags reports what is wrong with them. */
export interface TagCodes {
  readonly tooMany: ErrorCode;
  readonly invalid: ErrorCode;
}

/** The problems of tags as Lambda takes them. */
export function tagProblems(tags: { [key: string]: string }, codes: TagCodes): (Problem | undefined)[] {
  const { tags: limits } = FUNCTION_LIMITS;
  const wrong = ([key, value]: [string, string]): boolean =>
    !Token.isUnresolved(key) && (key.length < 1 || key.length > limits.keyLength || key.toLowerCase().startsWith('aws:') || !limits.text.test(key))
    || !Token.isUnresolved(value) && (value.length < 1 || value.length > limits.valueLength || !limits.text.test(value));
  const [first] = Object.entries(tags).filter(wrong);
  return [
    Object.keys(tags).length > limits.count ? {
      code: codes.tooMany,
      message: `tags must hold at most ${limits.count} tags, got ${Object.keys(tags).length}: drop some`,
    } : undefined,
    first !== undefined ? {
      code: codes.invalid,
      message: `tags must have keys of 1 to ${limits.keyLength} characters that do not begin with "aws:" and values of 1 to ${limits.valueLength}, both of letters, digits, spaces and _.:/=+-@, got ${JSON.stringify(first[0])} = ${JSON.stringify(first[1])}: rename or shorten it`,
    } : undefined,
  ];
}
