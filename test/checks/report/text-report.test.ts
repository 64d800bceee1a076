import { textReport } from '../../../lib/checks/report';
import { appOf, fn, queue } from '../rule-kit';
import { APP, threeFindings } from './checked';

describe('the report for people', () => {
  test('is grouped by template and resource, and ends with a summary', () => {
    expect(textReport(threeFindings(), APP, false)).toBe(`stack1.template.json

  Fn  AWS::Lambda::Function  Orders/Fn/Resource
    error    MemorySize is at most 1 MB, got 2 MB: set it to 1
             Function.Memory at Properties/MemorySize
    warning  it is loud
             Queue.Loud

  Queue  AWS::SQS::Queue
    warning  it is loud
             Queue.Loud

stack2.template.json

  the stack as a whole
    info     it is large
             Stack.Size

1 error, 2 warnings, 1 info in 3 resources of 2 templates
`);
  });

  test('is one line when there is nothing to say', () => {
    expect(textReport([], appOf({ Queue: queue() }), false)).toBe('no findings in 1 resource of 1 template\n');
  });

  test('is coloured by severity where that is wanted, and says the same', () => {
    const coloured = textReport(threeFindings(), APP, true);
    expect(coloured).toContain('\u001b[1;31merror  \u001b[0m  MemorySize');
    expect(coloured).toContain('\u001b[33mwarning\u001b[0m');
    expect(coloured.split('\u001b').map((piece) => piece.replace(/^\[[\d;]+m/, '')).join('')).toBe(textReport(threeFindings(), APP, false));
  });

  test('shows what a template wants to do to the terminal, and does not do it', () => {
    const app = appOf({ ['A\u001b[2J']: fn({}, { Metadata: { 'aws:cdk:path': 'x\n::error::y' } }) });
    const [resource] = app.resources;
    const { rule } = threeFindings()[0];
    const text = textReport([{ stack: resource.stack, resource, message: `got "\u202e${'x'.repeat(2_000)}"`, rule, severity: 'error' }], app, false);
    expect(text).toContain('A\uFFFD[2J  AWS::Lambda::Function  x\uFFFD::error::y\n');
    expect(text).toMatch(/got "\uFFFDx{900,1000}\.\.\.\n/);
  });
});
