import type { CheckOptions } from '../../lib/checks/options';
import { checkOptions } from '../../lib/checks/options';
import type { Rule, Severity } from '../../lib/checks/rule';
import { App } from '../../lib/template';
import type { Json, JsonObject } from '../../lib/template/json';
import type { StackSource } from '../../lib/template/stack-source';

/** A resource as a template writes it; no `Type` is needed where a builder below gives one. */
export type Template = { readonly [section: string]: unknown } & { readonly Resources: { readonly [logicalId: string]: unknown } };

/** What a finding must say. */
export interface Expected {
  readonly logicalId?: string;
  readonly property?: string;
  readonly message?: RegExp;
  readonly severity?: Severity;
}

/** One stack of the resources, or one for each whole template. */
export type Given = { readonly [logicalId: string]: unknown } | Template | readonly StackGiven[];

/** A template and where it goes. */
export interface StackGiven extends Partial<Omit<StackSource, 'template'>> {
  readonly template: Template;
}

/** The model of resources, of a template (what has `Resources` is one) or of several stacks. */
export function appOf(given: Given): App {
  const stacks: readonly StackGiven[] = Array.isArray(given)
    ? given as readonly StackGiven[]
    : [{ template: isTemplate(given) ? given : { Resources: given as JsonObject } }];
  return new App(stacks.map(({ template, ...rest }, index) => ({
    template: { file: `stack${index + 1}.template.json`, body: JSON.parse(JSON.stringify(template)) as JsonObject },
    ...rest,
  })));
}

function isTemplate(given: Given): given is Template {
  return 'Resources' in given;
}

/** What can be expected of a rule. */
export interface RuleExpectation {
  /** Exactly these findings, in order. */
  readonly toFind: (given: Given, ...expected: Expected[]) => void;
  readonly toStaySilent: (given: Given) => void;
}

/** Asserts what a rule finds. */
export function expectRule(rule: Rule, options: Partial<CheckOptions> = {}): RuleExpectation {
  const found = (given: Given): unknown[] => rule.check(appOf(given), checkOptions(options))
    .map(({ resource: at, property, message, severity }) => ({ logicalId: at?.logicalId, property, message, severity: severity ?? rule.severity }));
  return {
    toFind: (given, ...expected) => {
      expect(found(given)).toEqual(expected.map(({ message, ...rest }) =>
        expect.objectContaining({ ...rest, ...message && { message: expect.stringMatching(message) as RegExp } })));
    },
    toStaySilent: (given) => {
      expect(found(given)).toEqual([]);
    },
  };
}

interface Properties { readonly [name: string]: unknown }

/** A resource of any type; `attributes` stand beside the properties (`Condition`, `DependsOn`). */
export function resource(type: string, properties: Properties = {}, attributes: Properties = {}): Properties {
  return { Type: type, Properties: properties, ...attributes };
}

/** A complete function with the role `Role`, unless the properties say otherwise; `undefined` takes one out. */
export function fn(properties: Properties = {}, attributes: Properties = {}): Properties {
  return resource('AWS::Lambda::Function', {
    Code: { S3Bucket: 'bucket', S3Key: 'code.zip' }, Handler: 'index.handler', Runtime: 'nodejs22.x', Role: getAtt('Role', 'Arn'), ...properties,
  }, attributes);
}

/** A role that Lambda may assume, with the AWS managed policies of these names. */
export function role(managedPolicies: readonly string[] = [], properties: Properties = {}): Properties {
  return resource('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }] },
    ManagedPolicyArns: managedPolicies.map((name) => sub(`arn:\${AWS::Partition}:iam::aws:policy/${name}`)),
    ...properties,
  });
}

/** A policy document with one statement for the actions. */
export function allow(actions: string | readonly string[], resources: unknown = '*'): Properties {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: resources }] };
}

/** An inline policy of a role, as an entry of `Policies`. */
export function inline(actions: string | readonly string[], resources: unknown = '*'): Properties {
  return { PolicyName: 'Inline', PolicyDocument: allow(actions, resources) };
}

/** An `AWS::IAM::Policy` of the role. */
export function policy(roleId: string, actions: string | readonly string[], resources: unknown = '*', attributes: Properties = {}): Properties {
  return resource('AWS::IAM::Policy', { PolicyName: 'Policy', Roles: [ref(roleId)], PolicyDocument: allow(actions, resources) }, attributes);
}

export function queue(properties: Properties = {}): Properties {
  return resource('AWS::SQS::Queue', properties);
}

/** A mapping from the resource `Queue` to the function `Fn`, unless the properties say otherwise. */
export function mapping(properties: Properties = {}, attributes: Properties = {}): Properties {
  return resource('AWS::Lambda::EventSourceMapping', { EventSourceArn: getAtt('Queue', 'Arn'), FunctionName: ref('Fn'), ...properties }, attributes);
}

/** A permission for `Fn`, unless the properties say otherwise. */
export function permission(principal: string, properties: Properties = {}, attributes: Properties = {}): Properties {
  return resource('AWS::Lambda::Permission', { FunctionName: getAtt('Fn', 'Arn'), Action: 'lambda:InvokeFunction', Principal: principal, ...properties }, attributes);
}

export function version(properties: Properties = {}, attributes: Properties = {}): Properties {
  return resource('AWS::Lambda::Version', { FunctionName: ref('Fn'), ...properties }, attributes);
}

/** The alias `live` of `Fn`, on the version `Version`. */
export function alias(properties: Properties = {}, attributes: Properties = {}): Properties {
  return resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: getAtt('Version', 'Version'), Name: 'live', ...properties }, attributes);
}

export function ref(name: string): Json {
  return { Ref: name };
}

export function getAtt(logicalId: string, attribute: string): Json {
  return { 'Fn::GetAtt': [logicalId, attribute] };
}

export function sub(text: string, variables?: JsonObject): Json {
  return { 'Fn::Sub': variables === undefined ? text : [text, variables] };
}

/** A choice that only the deployment makes: no condition of that name is declared. */
export function either(yes: unknown, no: unknown, condition = 'Undecided'): Json {
  return { 'Fn::If': [condition, yes as Json, no as Json] };
}

export const NO_VALUE: Json = { Ref: 'AWS::NoValue' };

/** What no rule may take for known: a parameter without a value, and an import from outside. */
export const UNKNOWN: { readonly [name: string]: Json } = {
  parameter: { Ref: 'Parameter' },
  import: { 'Fn::ImportValue': 'elsewhere' },
};
