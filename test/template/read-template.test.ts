import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATE_LIMITS } from '../../lib/private/limits';
import type { TemplateFile, UnreadableTemplate } from '../../lib/template';
import { readTemplate, templateOf } from '../../lib/template';

function read(text: string | Buffer): TemplateFile | UnreadableTemplate {
  return templateOf('a.yaml', Buffer.from(text));
}

describe('a template is read', () => {
  test('from JSON, with its size', () => {
    const text = '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } } }';
    expect(read(text)).toEqual({ file: 'a.yaml', body: { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }, bytes: text.length });
  });

  test('from YAML, and from YAML that begins with a brace', () => {
    expect(read('Resources: {}')).toHaveProperty('body', { Resources: {} });
    expect(read('{ Resources: {}, }')).toHaveProperty('body', { Resources: {} });
  });

  test.each<[string, string]>([
    ['JSON', '{ "Resources": { "A": 1 }, "Resources": { "B": 1, "B": 2 } }'],
    ['YAML', 'Resources: { A: 1 }\nResources: { B: 1, B: 2 }'],
  ])('with the last of a doubled key, as CloudFormation takes it: %s', (_, text) => {
    expect(read(text)).toHaveProperty('body', { Resources: { B: 2 } });
  });

  test('behind a byte order mark', () => {
    expect(read('\uFEFF{ "Resources": {} }')).toHaveProperty('body', { Resources: {} });
  });
});

describe('what is no template is unreadable, and it says why and where', () => {
  test.each<[string, string | Buffer, string | undefined, RegExp]>([
    ['an empty file', ' \n', undefined, /^it is empty$/],
    ['a binary', Buffer.from([0x50, 0x4b, 0, 1]), undefined, /^it is binary/],
    ['a list', '[]', undefined, /a list, not an object/],
    ['a text', 'hello', undefined, /a single value, not an object/],
    ['another document', '{ "version": 1 }', 'Resources', /has no Resources/],
    ['resources without content', 'Resources:', 'Resources', /Resources is not an object/],
    ['two documents', 'Resources: {}\n---\nResources: {}', 'line 2, column 1', /neither JSON nor YAML: it holds more than one document/],
    ['broken JSON', '{\n  "Resources": {,}\n}', 'line 2, column 17', /neither JSON nor YAML/],
    ['broken YAML', 'a: [1\nResources: {}', 'line 2, column 1', /neither JSON nor YAML/],
    ['a key that is a list', 'Resources: {}\n? [a]\n: b', 'line 2, column 3', /a key is not a text/],
    ['a key that pollutes, in JSON', '{ "Resources": { "__proto__": {} } }', '__proto__', /no name of anything/],
    ['a key that pollutes, in YAML', 'Resources:\n  __proto__: {}', '__proto__', /no name of anything/],
  ])('%s', (_, text, where, why) => {
    expect(read(text)).toEqual({ file: 'a.yaml', ...where !== undefined && { where }, why: expect.stringMatching(why) as string });
  });
});

describe('hostile input ends in a reason', () => {
  const { depth, bytes, yamlBytes, values } = TEMPLATE_LIMITS;
  const nested = (levels: number): string => `{ "Resources": ${'{ "a": '.repeat(levels - 1)}1${' }'.repeat(levels - 1)} }`;

  test('JSON may be nested to the limit, and no level deeper', () => {
    expect(read(nested(depth))).toHaveProperty('body');
    expect(read(nested(depth + 1))).toHaveProperty('why', `it is nested deeper than ${depth} levels`);
  });

  test.each<[string, string]>([
    ['JSON', `${'{"Resources":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists of JSON', `{ "Resources": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`],
    ['YAML in braces', '{a: '.repeat(20_000)],
    ['YAML in brackets', '['.repeat(20_000)],
    ['YAML lists', '- '.repeat(20_000)],
    ['YAML by indentation', Array.from({ length: 200 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['an alias of what it stands in', 'Resources: &a [*a]'],
  ])('nests deeply: %s', (_, text) => {
    expect(read(text)).toHaveProperty('why', expect.stringMatching(/nested deeper than 100 levels|neither JSON nor YAML/));
  });

  test('says little and means a lot: aliases of aliases', () => {
    const levels = 'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`);
    expect(read(['Resources: {}', 'a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n'))).toHaveProperty('why', `it has more than ${values} values`);
  });

  test.each<[string, string]>([
    ['alias after alias', `a: &a x\n${'? *a\n'.repeat(60_000)}`],
    ['an anchor and an alias in turn', `a: &a x\nlist: [${'&a x, *a, '.repeat(50_000)}]`],
    ['wrong at every second character', `a: "${'\\x'.repeat(400_000)}"`],
    ['commas', `[${','.repeat(900_000)}]`],
    ['line ends', '\n'.repeat(1_000_000)],
    ['tabs', 'a:\n\t- x\n'.repeat(90_000)],
  ])('is %s, and answered before long', (_, text) => {
    // What takes time that grows with the square of the text runs into the time limit of the test.
    expect(read(text)).toHaveProperty('why');
  });

  test('is larger than any template: YAML', () => {
    expect(read(`Resources: {}\nText: ${'x'.repeat(yamlBytes)}`)).toHaveProperty('why', expect.stringMatching(/^it is no JSON, and YAML of more than 1048576 bytes is not read: CloudFormation takes 1 MB$/));
  });

  describe('in files', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'templates-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test('a file of 5 MB is not even read, unless the CDK wrote it', () => {
      const file = join(folder, 'large.json');
      writeFileSync(file, JSON.stringify({ Resources: {}, Text: 'x'.repeat(5_000_000) }));
      expect(readTemplate(file)).toEqual({ file, why: `it has more than ${bytes} bytes: CloudFormation takes 1 MB` });
      expect(readTemplate(file, { trusted: true })).toHaveProperty('body');
    });

    test('a file of the most bytes is read, and one with a byte more is not', () => {
      const file = join(folder, 'most.json');
      const [begin, end] = ['{ "Resources": {}, "Text": "', '" }'];
      const text = begin + 'x'.repeat(bytes - begin.length - end.length) + end;
      writeFileSync(file, text);
      expect(readTemplate(file)).toHaveProperty('bytes', bytes);
      writeFileSync(file, `${text}\n`);
      expect(readTemplate(file)).toHaveProperty('why');
    });

    test('a device without an end is not read to its end', () => {
      expect(readTemplate('/dev/zero')).toEqual({ file: '/dev/zero', why: `it has more than ${bytes} bytes: CloudFormation takes 1 MB` });
    });

    test('no file, and a folder', () => {
      expect(readTemplate(join(folder, 'none'))).toEqual({ file: join(folder, 'none'), why: 'there is no such file' });
      expect(readTemplate(folder)).toEqual({ file: folder, why: 'it cannot be read (EISDIR)' });
    });
  });
});
