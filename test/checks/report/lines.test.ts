import { linesOfResources } from '../../../lib/checks/report/lines';

describe('the lines of resources', () => {
  test.each<[string, string, [string, number][]]>([
    ['JSON', JSON.stringify({ Parameters: { A: {} }, Resources: { A: { Type: 'x', Properties: { B: 1 } }, B: { Type: 'y' } }, Outputs: { C: {} } }, undefined, 2), [['A', 6], ['B', 12]]],
    ['YAML', 'Parameters:\n  A: {}\nResources:\n  # the first\n  A:\n    Type: x\n    Properties:\n      B: 1\n\n  "B":\n    Type: y\nOutputs:\n  C: {}\n', [['A', 5], ['B', 10]]],
    ['YAML that ends a line as Windows does', 'Resources:\r\n  A:\r\n    Type: x\r\n', [['A', 2]]],
    ['a text on one line', '{"Resources":{"A":{"Type":"x"}}}', []],
    ['a text without resources', 'A:\n  B: 1\n', []],
  ])('of %s', (_, text, lines) => {
    expect([...linesOfResources(text)]).toEqual(lines);
  });
});
