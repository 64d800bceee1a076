import type { FunctionTarget } from '../../lib/template';
import { otherQualifier, sameTarget } from '../../lib/template';
import { alias, appOf, either, fn, getAtt, ref, resource, sub, UNKNOWN, version } from '../checks/rule-kit';

const RESOURCES = {
  Fn: fn(),
  Named: fn({ FunctionName: 'named' }),
  Composed: fn({ FunctionName: sub('${Stage}-composed') }),
  Version: version(),
  Alias: alias(),
  Nameless: alias({ Name: UNKNOWN.parameter }),
};

/** The target of a value, as function, qualifier and what that is. */
function target(value: unknown, resources: Record<string, unknown> = RESOURCES): FunctionTarget | undefined {
  const app = appOf({ ...resources, Subject: resource('Test::Subject', { Value: value }) });
  return app.fnOf(app.ofType('Test::Subject')[0].at('Value'));
}

const ARN = 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:';
const INVOKE = (arn: string): unknown => sub(`arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`);

describe('the function that a value means', () => {
  test.each<[string, unknown, string, string]>([
    ['Ref', ref('Fn'), 'Fn', ''],
    ['its ARN', getAtt('Fn', 'Arn'), 'Fn', ''],
    ['$LATEST', sub('${Fn.Arn}:$LATEST'), 'Fn', ''],
    ['Ref of an alias', ref('Alias'), 'Fn', 'live'],
    ['AliasArn', getAtt('Alias', 'AliasArn'), 'Fn', 'live'],
    ['a suffix that is the alias', sub('${Fn.Arn}:live'), 'Fn', 'live'],
    ['a joined suffix', { 'Fn::Join': [':', [ref('Fn'), 'live']] }, 'Fn', 'live'],
    ['an ARN around a Ref', sub(`${ARN}\${Fn}:live`), 'Fn', 'live'],
    ['a number', sub('${Fn}:7'), 'Fn', '7'],
    ['a literal name', 'named', 'Named', ''],
    ['a literal name with a qualifier', 'named:blue', 'Named', 'blue'],
    ['a literal ARN', 'arn:aws:lambda:eu-west-1:123456789012:function:named:blue', 'Named', 'blue'],
    ['a partial ARN', '123456789012:function:named', 'Named', ''],
    ['an ARN around a literal name', sub(`${ARN}named`), 'Named', ''],
    ['the same intrinsic', sub('${Stage}-composed'), 'Composed', ''],
    ['an ARN around the same intrinsic', sub(`${ARN}\${Stage}-composed:live`), 'Composed', 'live'],
    ['an invocation URI', INVOKE('${Fn.Arn}'), 'Fn', ''],
    ['an invocation URI of an alias', INVOKE('${Alias}'), 'Fn', 'live'],
    ['an invocation URI with a suffix', INVOKE('${Fn.Arn}:live'), 'Fn', 'live'],
    ['the same in both branches', either(ref('Fn'), getAtt('Fn', 'Arn')), 'Fn', ''],
  ])('by %s', (_, value, logicalId, qualifier) => {
    expect(target(value)).toMatchObject({ function: { logicalId }, qualifier, isQualifierKnown: true });
  });

  test('knows the alias behind a name, and the version behind a reference', () => {
    expect(target(sub('${Fn.Arn}:live'))?.alias).toMatchObject({ logicalId: 'Alias' });
    expect(target(ref('Version'))).toMatchObject({ function: { logicalId: 'Fn' }, version: { logicalId: 'Version' } });
    expect(target(sub('${Fn}:${Version.Version}'))).toMatchObject({ version: { logicalId: 'Version' } });
  });

  test.each<[string, unknown]>([
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['another name', 'other'],
    ['another resource', ref('Subject')],
    ['an attribute that is no name', getAtt('Fn', 'SnapStartResponse.ApplyOn')],
    ['two functions', either(ref('Fn'), ref('Named'))],
    ['a function in one branch', either(ref('Fn'), UNKNOWN.parameter)],
    ['a stage variable', sub(`${ARN}\${!stageVariables.name}`)],
    ['an ARN of another service', 'arn:aws:sqs:eu-west-1:123456789012:named'],
    ['a suffix on an alias', sub('${Alias}:live')],
  ])('is not known by %s', (_, value) => {
    expect(target(value)).toBeUndefined();
  });

  test('is not known when two functions have the name', () => {
    expect(target('named', { ...RESOURCES, Again: fn({ FunctionName: 'named' }) })).toBeUndefined();
  });

  test('is not that of another Region', () => {
    const Value = 'named';
    const app = appOf([
      { region: 'eu-west-1', template: { Resources: { Named: fn({ FunctionName: 'named' }) } } },
      { region: 'us-east-1', template: { Resources: { Subject: resource('Test::Subject', { Value }) } } },
    ]);
    expect(app.fnOf(app.ofType('Test::Subject')[0].at('Value'))).toBeUndefined();
  });

  test('is never found in a circle of aliases', () => {
    expect(target(ref('A'), { A: alias({ FunctionName: ref('B') }), B: alias({ FunctionName: ref('A') }) })).toBeUndefined();
  });
});

describe('a function that is certainly not of the app', () => {
  const foreign = (value: unknown, resources: Record<string, unknown>): unknown => {
    const app = appOf({ ...resources, Subject: resource('Test::Subject', { Value: value }) });
    return app.targetOf(app.ofType('Test::Subject')[0].at('Value'));
  };

  test('has a literal name that no function has', () => {
    expect(foreign('other', { Fn: fn(), Named: fn({ FunctionName: 'named' }) })).toBe('foreign');
    expect(foreign('arn:aws:sqs:eu-west-1:123456789012:q', {})).toBe('foreign');
    expect(foreign(sub('arn:aws:apigateway:${AWS::Region}:s3:path/bucket'), {})).toBe('foreign');
  });

  test('is not certain while a name is not known', () => {
    expect(foreign('other', { Composed: fn({ FunctionName: sub('${Stage}-fn') }) })).toBeUndefined();
    expect(foreign(UNKNOWN.parameter, {})).toBeUndefined();
  });
});

describe('targets', () => {
  const both = (a: unknown, b: unknown): { same: boolean; other: boolean } => {
    const app = appOf({ ...RESOURCES, Subject: resource('Test::Subject', { Value: [a, b] }) });
    const [x, y] = (app.ofType('Test::Subject')[0].at('Value').items() ?? []).flatMap((item) => app.fnOf(item) ?? []);
    return { same: sameTarget(x, y), other: otherQualifier(x, y) };
  };

  test.each<[string, unknown, unknown, boolean, boolean]>([
    ['an alias and its name', ref('Alias'), sub('${Fn.Arn}:live'), true, false],
    ['the function and $LATEST', ref('Fn'), sub('${Fn}:$LATEST'), true, false],
    ['the function and an alias', ref('Fn'), ref('Alias'), false, true],
    ['two aliases', sub('${Fn}:blue'), ref('Alias'), false, true],
    ['an alias and a version', ref('Alias'), ref('Version'), false, true],
    ['two functions', ref('Fn'), ref('Named'), false, false],
    ['a version and a number', ref('Version'), sub('${Fn}:3'), false, false],
    ['an alias whose name is not known', ref('Nameless'), ref('Alias'), false, false],
    ['a qualifier that is not known', sub('${Fn}:${Stage}'), ref('Alias'), false, false],
    ['a qualifier of API Gateway', INVOKE('${Fn.Arn}:${!stageVariables.alias}'), ref('Alias'), false, false],
    ['the same unknown qualifier', sub('${Fn}:${Stage}'), sub('${Fn.Arn}:${Stage}'), true, false],
  ])('%s', (_, a, b, same, other) => {
    expect(both(a, b)).toEqual({ same, other });
  });
});
