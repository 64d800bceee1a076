import { aliasRename } from '../../../../lib/checks/rules/deployed/alias-rename';
import { alias, fn, UNKNOWN, version } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const named = (Name: unknown, properties: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ Fn: fn(), Version: version(), Alias: alias({ Name, ...properties }) });

describe('Alias.Rename', () => {
  test('finds another name', () => {
    expectChange(aliasRename, named('live')).toFind(named('prod'), { logicalId: 'Alias', property: 'Properties/Name', severity: 'warning', message: /got "prod" after "live": a change replaces Alias/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the same name', named('live')],
    ['another version', named('live', { FunctionVersion: '3' })],
    ['a name of a parameter', named(UNKNOWN.parameter)],
  ])('is silent about %s', (_, now) => {
    expectChange(aliasRename, named('live')).toStaySilent(now);
  });
});
