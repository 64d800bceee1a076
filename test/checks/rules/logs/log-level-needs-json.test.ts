import { logLevelNeedsJson } from '../../../../lib/checks/rules/logs/log-level-needs-json';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.LogLevelNeedsJson', () => {
  test.each<[string, unknown, RegExp]>([
    ['a level without format', { ApplicationLogLevel: 'INFO' }, /JSON where ApplicationLogLevel is set, got none, which means Text/],
    ['a level with text', { SystemLogLevel: 'WARN', LogFormat: 'Text' }, /where SystemLogLevel is set, got Text/],
    ['a level of a parameter', { ApplicationLogLevel: UNKNOWN.parameter, LogFormat: 'Text' }, /got Text/],
    ['both branches', either({ ApplicationLogLevel: 'INFO' }, { SystemLogLevel: 'INFO', LogFormat: 'Text' }), /where ApplicationLogLevel/],
    ['a level of either kind', { ApplicationLogLevel: either('INFO', 'DEBUG'), LogFormat: either('Text', NO_VALUE) }, /got Text/],
  ])('finds %s', (_, LoggingConfig, message) => {
    expectRule(logLevelNeedsJson).toFind({ Fn: fn({ LoggingConfig }) }, { logicalId: 'Fn', property: 'Properties/LoggingConfig/LogFormat', message });
  });

  test.each<[string, unknown]>([
    ['JSON', { ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN', LogFormat: 'JSON' }],
    ['a format of a parameter', { ApplicationLogLevel: 'INFO', LogFormat: UNKNOWN.parameter }],
    ['a format by condition', { ApplicationLogLevel: 'INFO', LogFormat: either('JSON', 'Text') }],
    ['a level that goes with JSON', { ApplicationLogLevel: either('INFO', NO_VALUE), LogFormat: either('JSON', 'Text') }],
    ['a level that may be left out', { ApplicationLogLevel: either('INFO', NO_VALUE) }],
    ['a level out of a mapping', { ApplicationLogLevel: { 'Fn::FindInMap': ['Levels', UNKNOWN.parameter, 'level'] } }],
    ['a config in one branch', either({ ApplicationLogLevel: 'INFO' }, NO_VALUE)],
    ['a config of a parameter', UNKNOWN.parameter],
    ['text', { LogFormat: 'Text', LogGroup: 'group' }],
    ['no config', undefined],
  ])('is silent about %s', (_, LoggingConfig) => {
    expectRule(logLevelNeedsJson).toStaySilent({ Fn: fn({ LoggingConfig }) });
  });

  test('is silent where a macro can add the format', () => {
    expectRule(logLevelNeedsJson).toStaySilent({ Transform: ['Macro'], Resources: { Fn: fn({ LoggingConfig: { SystemLogLevel: 'INFO' } }) } });
  });
});
