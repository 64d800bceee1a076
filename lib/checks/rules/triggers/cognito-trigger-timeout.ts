import { TRIGGER_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { isCurrent } from '../../targets';
import { certainTriggers } from './certain-triggers';

const max = TRIGGER_LIMITS.cognitoSeconds;

/** What sends mail or messages in place of Cognito is not waited for. */
const NOT_AWAITED = /\/Custom(Email|SMS)Sender\//;

export const cognitoTriggerTimeout: Rule = {
  id: 'Cognito.TriggerTimeout',
  severity: 'warning',
  statement: `A function is a trigger of a user pool and has more than ${max} s to answer.`,
  fix: `Set \`Timeout\` of the function to ${max} or less.`,
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html',
  check: (app) => {
    const awaited = certainTriggers(app).filter(({ kind, at, target }) => kind === 'cognito' && isCurrent(target) && !NOT_AWAITED.test(at.path));
    return [...new Set(awaited.map(({ target }) => target.function))].flatMap((fn) => {
      const timeout = fn.at('Timeout').numberThat((seconds) => seconds > max);
      return timeout === undefined ? []
        : finding(fn.at('Timeout'), `Timeout of a trigger of a user pool is at most ${max} s, as Cognito waits no longer, got ${timeout} s: set it to ${max}`);
    });
  },
};
