import fc from 'fast-check';
import { TEMPLATE_LIMITS } from '../../lib/private/limits';
import { parseYaml } from '../../lib/template/yaml-text';

describe('YAML with the short forms of CloudFormation', () => {
  test.each<[string, unknown]>([
    ['!Ref A', { Ref: 'A' }],
    ['!Condition A', { Condition: 'A' }],
    ['!GetAtt A.Arn', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!GetAtt Nested.Outputs.Name', { 'Fn::GetAtt': ['Nested', 'Outputs.Name'] }],
    ['!GetAtt [A, Arn]', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!Sub "${A}-b"', { 'Fn::Sub': '${A}-b' }],
    ['!Sub ["${A}", { A: !Ref B }]', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
    ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
    ['!If [C, !Ref A, !Ref "AWS::NoValue"]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!Split [",", a]', { 'Fn::Split': [',', 'a'] }],
    ['!Equals [a, b]', { 'Fn::Equals': ['a', 'b'] }],
    ['!FindInMap [a, b, c]', { 'Fn::FindInMap': ['a', 'b', 'c'] }],
    ['!ImportValue a', { 'Fn::ImportValue': 'a' }],
    ['!Transform { Name: a }', { 'Fn::Transform': { Name: 'a' } }],
    ['!Cidr [a, 1, 8]', { 'Fn::Cidr': ['a', 1, 8] }],
    ['\n  !Base64\n    Fn::Sub: a', { 'Fn::Base64': { 'Fn::Sub': 'a' } }],
  ])('%s', (text, value) => {
    expect(parseYaml(`key: ${text}`)).toEqual({ value: { key: value } });
  });

  test.each<[string, unknown]>([
    ['012345678901', '012345678901'],
    ['123456789012', 123456789012],
    ['1.0', '1.0'],
    ['0x1F', '0x1F'],
    ['2012-10-17', '2012-10-17'],
    ['yes', 'yes'],
    ['true', true],
    ['', null],
  ])('the value %s keeps what is written', (text, value) => {
    expect(parseYaml(`key: ${text}`)).toEqual({ value: { key: value } });
  });

  test('aliases and merged keys are read', () => {
    expect(parseYaml('a: &a { x: 1, y: 2 }\nb: *a\nc: { <<: *a, x: 3 }\nd: { x: 4, <<: *a }')).toEqual({
      value: { a: { x: 1, y: 2 }, b: { x: 1, y: 2 }, c: { x: 3, y: 2 }, d: { x: 4, y: 2 } },
    });
  });

  test('an alias stands for the last anchor of its name before it, wherever it is used', () => {
    expect(parseYaml('a: &a [&b 1]\nb: &b 2\nc: *a\nd: *b\ne: [&a 3, *a]\nf: *a')).toEqual({ value: { a: [1], b: 2, c: [1], d: 2, e: [3, 3], f: 3 } });
    expect(parseYaml('a: *a\nb: &a 1')).toEqual({ where: 'line 1, column 4', why: '*a stands for nothing: there is no &a before it' });
  });

  test('numbers can be keys', () => {
    expect(parseYaml('012345678901: a')).toEqual({ value: { '012345678901': 'a' } });
  });
});

/** One line for each level, each further in. */
function stairs(levels: number, line: string, width = 1): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level * width)}${line}`).join('\n');
}

describe('work is bounded', () => {
  const { depth, yamlTokens } = TEMPLATE_LIMITS;

  test.each<[string, string]>([
    ['as many levels as may be', stairs(depth, 'Key:', 2)],
    ['the narrowest of them', stairs(depth, 'a:')],
    ['lists of maps', stairs(depth / 2, '- Key:', 4)],
    ['brackets in brackets', `${'[{ a: '.repeat(depth / 2)}${'}]'.repeat(depth / 2)}`],
    ['marks within texts', `a: |\n${'  - - - ? : [ {\n'.repeat(400)}b: "${'- '.repeat(400)}"\nc: '${'['.repeat(400)}'\n# ${'{'.repeat(400)}`],
  ])('but not for %s', (_, text) => {
    expect(parseYaml(text)).toHaveProperty('value');
  });

  test.each<[string, string]>([
    ['one level more', stairs(depth + 1, 'a:')],
    ['a list of lists on one line', '- '.repeat(4 * depth)],
    ['keys of keys', '? '.repeat(4 * depth)],
    ['brackets', '['.repeat(4 * depth)],
    ['braces behind a key', `a: ${'{ b: '.repeat(4 * depth)}`],
    ['many levels that end at once', `${'- '.repeat(50_000)}\nb: 1`],
  ])('for %s', (_, text) => {
    expect(parseYaml(text)).toHaveProperty('why', `it is nested deeper than ${depth} levels`);
  });

  test('for a line more than the most', () => {
    const why = `it has more than ${yamlTokens} marks, words and line ends`;
    expect(parseYaml('\n'.repeat(yamlTokens))).not.toHaveProperty('why', why);
    expect(parseYaml('\n'.repeat(yamlTokens + 1))).toEqual({ why });
  });

  test('for whatever a text says: it ends, and not for want of a stack', () => {
    const atom = fc.constantFrom('- ', '? ', ': ', 'a: ', '[', '{', ']', '}', '\n', ' ', '&a ', '*a ', '!t ', '"x" ', '\'y\'', '|\n', '>\n  z\n', 'a', '#c\n', '--- ', '\t', ',', '-', '"', '%', '...\n');
    const piece = fc.array(atom, { minLength: 1, maxLength: 5 }).map((atoms) => atoms.join(''));
    const text = fc.array(fc.tuple(piece, fc.constantFrom(1, 10, 4_000), fc.boolean()), { minLength: 1, maxLength: 3 })
      .map((pieces) => pieces.map(([part, times, isStairs]) => (isStairs ? stairs(Math.min(times, 400), part) : part.repeat(times))).join(''));
    fc.assert(fc.property(text, (yaml) => {
      const outcome = parseYaml(yaml);
      expect('why' in outcome ? outcome.why : '').not.toMatch(/call stack/);
    }), { numRuns: 100 });
  });
});
