import { Stack, Token } from 'aws-cdk-lib';
import type { IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { lit, outside, rejectAll } from '../private/errors';
import { CHECK_DEFAULTS, FUNCTION_LIMITS } from '../private/limits';
import type { UnreadableTemplate } from '../template';
import { App, readStack } from '../template';
import type { CheckedFinding } from './check';
import { check } from './check';
import type { LambdaChecksProps } from './lambda-checks-props';
import type { CheckOptions } from './options';
import { checkOptions, named, selects } from './options';
import { RULES } from './rules';

/** The ids of the rules that run. */
export function ruleIdsOf(props: LambdaChecksProps): string[] {
  return RULES.filter((rule) => selects(optionsOf(props), rule)).map(({ id }) => id);
}

/** What the rules find in the templates of an app, as the CDK wants it. */
export function validate({ appConstruct, stackTemplates }: IPolicyValidationContext, props: LambdaChecksProps): PolicyValidationPluginReport {
  checkProps(appConstruct, props);
  const found = stackTemplates.map(({ templatePath, stackConstructPath, accountId, region }) => readStack({
    file: templatePath,
    constructPath: stackConstructPath,
    ...nameOf(appConstruct, stackConstructPath),
    ...accountId !== undefined && { account: accountId },
    ...region !== undefined && { region },
  }, { trusted: true, listed: true }));
  const findings = check(new App(found.flatMap(({ stacks }) => stacks)), optionsOf(props));
  const unreadable = found.flatMap((stack) => stack.unreadable);
  return {
    success: unreadable.length === 0 && findings.every(({ severity }) => severity !== 'error'),
    violations: [...unreadable.map(unreadableViolation), ...findings.map(violation)],
  };
}

/** The name of a stack, by which other stacks name its outputs. */
function nameOf(app: IConstruct, path: string): { readonly name?: string } {
  const found = path.split('/').reduce<IConstruct | undefined>((construct, id) => construct?.node.tryFindChild(id), app);
  return found !== undefined && Stack.isStack(found) && !Token.isUnresolved(found.stackName) ? { name: found.stackName } : {};
}

function optionsOf(props: LambdaChecksProps): CheckOptions {
  return checkOptions({ minSeverity: 'warning', ...props });
}

function checkProps(scope: IConstruct, { accountConcurrency, maxMemoryMb, rules, exclude }: LambdaChecksProps): void {
  const { min, max } = FUNCTION_LIMITS.memoryMb;
  const { minUnreserved } = CHECK_DEFAULTS;
  const strangers = [...rules ?? [], ...exclude ?? []].filter((name) => !RULES.some((rule) => named([name], rule)));
  rejectAll(scope, [
    outside(accountConcurrency, minUnreserved, Number.MAX_SAFE_INTEGER, {
      code: lit`LambdaChecksAccountConcurrencyTooLow`,
      message: `accountConcurrency is a whole number of at least ${minUnreserved}, got ${accountConcurrency ?? ''}: give the quota of the account`,
    }),
    outside(maxMemoryMb, min, max, {
      code: lit`LambdaChecksMaxMemoryOutOfRange`,
      message: `maxMemoryMb is a whole number between ${min} and ${max} MB, got ${maxMemoryMb ?? ''}: give the memory quota of the account`,
    }),
    strangers.length === 0 ? undefined : {
      code: lit`LambdaChecksRuleUnknown`,
      message: `rules and exclude hold ids of rules or beginnings that end in *, got ${strangers.join(', ')}: see RULES.md`,
    },
  ]);
}

function violation({ rule, severity, message, stack, resource, property }: CheckedFinding): PolicyViolation {
  return {
    ruleName: rule.id,
    description: message,
    fix: rule.fix,
    severity,
    ruleMetadata: { source: rule.source },
    violatingResources: [{
      templatePath: stack.file,
      // The CDK knows the construct of a logical ID, and writes property paths with dots.
      ...resource === undefined ? { constructPath: stack.constructPath ?? '' } : { resourceLogicalId: resource.logicalId },
      locations: property === undefined ? [] : [property.replaceAll('/', '.')],
    }],
  };
}

function unreadableViolation({ file, where, why }: UnreadableTemplate): PolicyViolation {
  return {
    ruleName: 'Template.Unreadable',
    description: `${file} cannot be checked${where === undefined ? '' : ` (${where})`}: ${why}`,
    severity: 'error',
    violatingResources: [{ templatePath: file, constructPath: '', locations: [] }],
  };
}
