import type { App, Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { written } from '../../written';
import { URL_TYPE } from './url-targets';

export const urlVersionTarget: Rule = {
  id: 'Url.VersionTarget',
  severity: 'error',
  statement: '`TargetFunctionArn` of a URL is a published version.',
  fix: 'Use the ARN of the function, and an alias as `Qualifier`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html',
  check: onEach(URL_TYPE, (url, app) => {
    const target = url.at('TargetFunctionArn');
    return target.every((value) => isVersion(app, value))
      ? finding(target, `TargetFunctionArn is a function or alias, got ${written(target)}, a version: use the function, and an alias as Qualifier`)
      : undefined;
  }),
};

function isVersion(app: App, target: Reading): boolean {
  const { version, qualifier = '' } = app.fnOf(target) ?? {};
  const text = (target.parts() ?? []).map((part) => (typeof part === 'string' ? part : '?')).join('');
  return version !== undefined || /^\d+$/.test(qualifier) || /^arn:.*:function:[^:]+:\d+$/.test(text);
}
