import { DESCRIPTION_LIMITS } from './limits';

/** The text as every AWS description takes it: a construct path may be longer and hold any character. */
export function resourceDescription(text: string): string {
  return text.replace(DESCRIPTION_LIMITS.refused, '_').slice(0, DESCRIPTION_LIMITS.length);
}
