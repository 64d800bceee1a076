import { Mixins, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { CfnFunctionProps, FunctionProps } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IMixin } from 'constructs';
import { checkOptions } from '../../lib/checks/options';
import { RULES } from '../../lib/checks/rules';
import { appOf } from '../checks/rule-kit';
import { testApp } from '../setup/app';

export type Define = (stack: Stack) => void;

/** Without the log groups that the CDK would define for its functions. */
const NO_MANAGED_LOG_GROUPS = { '@aws-cdk/aws-lambda:useCdkManagedLogGroup': false };

/** A stack with the resources, and the mixins applied to all of it. */
export function stackWith(define: Define, ...mixins: IMixin[]): Stack {
  const stack = new Stack(testApp(NO_MANAGED_LOG_GROUPS), 'Stack');
  define(stack);
  Mixins.of(stack).apply(...mixins);
  return stack;
}

/** What the rules of these ids find in the finished template. */
export function findingsIn(stack: Stack, ruleIds: readonly string[]): string[] {
  const app = appOf([{ template: Template.fromStack(stack).toJSON() as { Resources: { [logicalId: string]: unknown } } }]);
  const rules = ruleIds.map((id) => RULES.find((rule) => rule.id === id));
  expect(rules).not.toContain(undefined);
  return rules.flatMap((rule) => rule?.check(app, checkOptions()).map(() => rule.id) ?? []);
}

/** Each rule finds something without the mixin, and nothing with it, wherever it is applied. */
export function expectFixed(define: Define, mixin: IMixin, ...ruleIds: string[]): void {
  expect([...new Set(findingsIn(stackWith(define), ruleIds))]).toEqual(ruleIds);
  expect(findingsIn(stackWith(define, mixin), ruleIds)).toEqual([]);
  const stack = stackWith(define);
  stack.with(mixin);
  expect(findingsIn(stack, ruleIds)).toEqual([]);
}

/** The mixin leaves what is there. */
export function expectUnchanged(define: Define, mixin: IMixin): void {
  expect(Template.fromStack(stackWith(define, mixin)).toJSON()).toEqual(Template.fromStack(stackWith(define)).toJSON());
}

/** A function of the CDK. */
export function plain(scope: Construct, props: Partial<FunctionProps> = {}, id = 'Function'): LambdaFunction {
  return new LambdaFunction(scope, id, { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X, ...props });
}

/** A function as CloudFormation has it, with a role of its own that may write logs. */
export function bare(stack: Stack, props: Partial<CfnFunctionProps> = {}): CfnFunction {
  const role = new CfnRole(stack, 'Role', {
    assumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }] },
    managedPolicyArns: [`arn:${stack.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`],
  });
  return new CfnFunction(stack, 'Function', { code: { zipFile: 'exports.handler = async () => 1;' }, handler: 'index.handler', runtime: 'nodejs22.x', role: role.attrArn, ...props });
}

/** A function whose role is of another app. */
export function foreign(stack: Stack, props: Partial<CfnFunctionProps> = {}): CfnFunction {
  return bare(stack, { role: 'arn:aws:iam::111122223333:role/elsewhere', ...props });
}
