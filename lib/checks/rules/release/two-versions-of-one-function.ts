import type { App, Resource } from '../../../template';
import { certainKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { functionKey, twins } from '../../twins';

export const twoVersionsOfOneFunction: Rule = {
  id: 'Version.TwoForOneFunction',
  severity: 'warning',
  statement: 'Two versions of one function have equal properties: nothing changes between them, so the second is not published.',
  fix: 'Keep one `AWS::Lambda::Version`, whose logical id changes with the code, and retain the one before.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html',
  check: (app) => twins(app.ofType('AWS::Lambda::Version'), (version) => propertiesKey(app, version)).flatMap(([first, ...others]) => others.map((version) =>
    finding(version, `a version needs a change of the function since the one before, got ${version.logicalId} with the properties of ${first.logicalId}: keep one of them`))),
};

function propertiesKey(app: App, version: Resource): string | undefined {
  const rest = version.properties.entries()?.filter(([name]) => name !== 'FunctionName').map(([name, value]) => {
    const key = certainKey(value);
    return key === undefined ? undefined : `${name} ${key}`;
  });
  const fn = functionKey(app, version.at('FunctionName'));
  return rest === undefined || fn === undefined || rest.includes(undefined) ? undefined : [version.stack.id, fn, ...rest].join('\n');
}
