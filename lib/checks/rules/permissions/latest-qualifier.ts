import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { written } from '../../written';

export const latestQualifier: Rule = {
  id: 'Permission.LatestQualifier',
  severity: 'error',
  statement: '`FunctionName` of a permission ends in `:$LATEST`.',
  fix: 'Name the function without a qualifier, or an alias.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const name = permission.at('FunctionName');
    return name.endsWith(':$LATEST')
      ? finding(name, `FunctionName of a permission takes no $LATEST, got ${written(name)}: drop the suffix, or name an alias`)
      : undefined;
  }),
};
