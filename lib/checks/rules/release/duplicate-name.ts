import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { functionKey, twins } from '../../twins';

export const duplicateName: Rule = {
  id: 'Alias.DuplicateName',
  severity: 'error',
  statement: 'Two aliases of one function have the same name.',
  fix: 'Give each alias of a function its own `Name`, or remove one.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html',
  check: (app) => twins(app.ofType('AWS::Lambda::Alias'), (alias) => {
    const [fn, name] = [functionKey(app, alias.at('FunctionName')), alias.at('Name').text()];
    return fn === undefined || name === undefined ? undefined : `${fn} ${name}`;
  }).flatMap(([first, ...others]) => others.map((alias) =>
    finding(alias.at('Name'), `Name must differ from that of every other alias of the function, got "${alias.at('Name').text() ?? ''}" as ${first.logicalId}: choose another, or remove ${alias.logicalId}`))),
};
