import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { defineReferenceApp } from '../../bin/reference-app';
import { check } from '../../lib/checks/check';
import { checkOptions } from '../../lib/checks/options';
import { App as TemplateApp, readStacks } from '../../lib/template';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';

/** What is read of a synthesized template. */
interface Synthesized {
  readonly Resources: { readonly [logicalId: string]: { readonly Type: string; readonly Properties: { readonly Code: { readonly S3Key: string } } } };
}

/** The reference app without its bundles: what they hold is tested by itself, and would make every dependency a change here. */
function stacks(): Stack[] {
  return defineReferenceApp(testApp({ 'aws:cdk:bundling-stacks': [] }));
}

describe('the reference app', () => {
  test.each([
    ['OrderIntake', 0], ['Receipts', 1], ['OrderFollowUp', 2], ['CustomerOrders', 3], ['Clickstream', 4],
    ['BrokerNetwork', 5], ['StockLevels', 6], ['WholesalePrices', 7], ['Dispatches', 8], ['ProductSearch', 9],
  ])('has the stack %s', (name, index) => {
    const stack = stacks()[index];
    expect(stack.stackName).toBe(name);
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test.each([AwsSolutionsChecks, ServerlessChecks])('leaves nothing for %p to find', (Pack) => {
    const app = testApp({ 'aws:cdk:bundling-stacks': [] });
    defineReferenceApp(app);
    const { violations } = new Pack(app).validateScope(app);
    const found = violations.map(({ ruleName, violatingResources }) => [ruleName, ...violatingResources.map(({ constructPath }) => constructPath)]);
    expect(found).toEqual([]);
  });

  describe('with its code', () => {
    withTemplateValidation();

    test('synthesizes without a finding, one package for each program', () => {
      const app = testApp();
      defineReferenceApp(app);
      const assembly = app.synth();
      expect(check(new TemplateApp(readStacks(assembly.directory).stacks), checkOptions({ minSeverity: 'warning' }))).toEqual([]);
      const packages = assembly.stacks
        .flatMap(({ template }) => Object.values((template as Synthesized).Resources))
        .filter(({ Type }) => Type === 'AWS::Lambda::Function')
        .map(({ Properties }) => Properties.Code.S3Key);
      // The eleven functions of the application; the smoke test, the reader of the previous version and the hold-back of their releases; the pruner,
      // and two redrives, which are one program.
      expect(packages).toHaveLength(17);
      expect(new Set(packages).size).toBe(16);
      expect(packages.every((key) => /^[0-9a-f]{64}\.zip$/.test(key))).toBe(true);
    });
  });
});
