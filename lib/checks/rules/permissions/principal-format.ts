import { PERMISSION_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const { account, uniqueId } = PERMISSION_LIMITS;

/** A word is what somebody wrote for a service; anything with other characters may be a placeholder. */
const WORD = /^[a-zA-Z0-9-]+$/;
/** YAML makes an account of a number, without the zeros that it begins with. */
const MAY_BE_ACCOUNT = /^\d{7,11}$/;

export const principalFormat: Rule = {
  id: 'Permission.PrincipalFormat',
  severity: 'error',
  statement: '`Principal` is no service, account, ARN, unique id or `*`.',
  fix: 'Write the whole name of the service, such as `s3.amazonaws.com`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const principal = permission.at('Principal');
    const value = principal.textThat((text) => WORD.test(text) && !account.test(text) && !uniqueId.test(text) && !MAY_BE_ACCOUNT.test(text));
    return value === undefined
      ? undefined
      : finding(principal, `Principal is a service, an account of 12 digits, an ARN or *, got "${value}": write ${/^\d+$/.test(value) ? 'the account' : `${value.toLowerCase()}.amazonaws.com`}`);
  }),
};
