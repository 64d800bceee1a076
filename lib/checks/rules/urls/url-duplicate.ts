import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { functionKey, twins } from '../../twins';
import { URL_TYPE } from './url-targets';

export const urlDuplicate: Rule = {
  id: 'Url.Duplicate',
  severity: 'error',
  statement: 'Two URLs are for one function or alias.',
  fix: 'Keep one of them, or put one on an alias with `Qualifier`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html',
  check: (app) => twins(app.ofType(URL_TYPE), (url) => functionKey(app, url.at('TargetFunctionArn'), url.at('Qualifier'))).flatMap(([first, ...others]) => others.map((url) =>
    finding(url.at('TargetFunctionArn'), `a function or alias has one URL, got ${first.logicalId} and ${url.logicalId}: remove one, or put it on another alias`))),
};
