import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const runtimeManualWithoutArn: Rule = {
  id: 'Function.RuntimeManualWithoutArn',
  severity: 'error',
  statement: '`UpdateRuntimeOn` is `Manual` and there is no `RuntimeVersionArn`.',
  fix: 'Give the ARN of the runtime version, or set `UpdateRuntimeOn: Auto`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html',
  check: onEachFunction((fn) => {
    const config = fn.at('RuntimeManagementConfig');
    return config.at('UpdateRuntimeOn').is('Manual') && config.at('RuntimeVersionArn').isEmpty
      ? finding(config, 'RuntimeVersionArn must be given with UpdateRuntimeOn Manual, got none: add the ARN of the INIT_START log line, or set UpdateRuntimeOn to Auto')
      : undefined;
  }),
};
