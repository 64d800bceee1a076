import { RUNTIME_VERSION_ARN } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const { minLength, maxLength, pattern } = RUNTIME_VERSION_ARN;

export const runtimeArnFormat: Rule = {
  id: 'Function.RuntimeArnFormat',
  severity: 'error',
  statement: '`RuntimeVersionArn` is not the ARN of a runtime version.',
  fix: 'Copy the ARN from the `INIT_START` line of the log.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html',
  check: onEachFunction((fn) => {
    const arn = fn.at('RuntimeManagementConfig', 'RuntimeVersionArn');
    const value = arn.textThat((text) => text !== '' && (text.length < minLength || text.length > maxLength || !pattern.test(text)));
    return value === undefined
      ? undefined
      : finding(arn, `RuntimeVersionArn must be arn:aws:lambda:<region>::runtime:<id> of ${minLength} to ${maxLength} characters, got ${value}: copy it from the INIT_START line of the log`);
  }),
};
