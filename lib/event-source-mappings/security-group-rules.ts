import { Stack, Token } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { referenced } from './subnet-routes';

/** A rule of a security group, in the group or apart from it. */
interface Rule {
  readonly ipProtocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
}

/** Whether an interface that has the groups may receive, on the port, from one that has them too. */
export function mayReceive(nodes: IConstruct[], groups: CfnSecurityGroup[], port: number): boolean {
  return groups.some((group) => someCover(inlineRules(group, group.securityGroupIngress), port) || nodes
    .filter((node) => CfnSecurityGroupIngress.isCfnSecurityGroupIngress(node))
    .some((rule) => belongsTo(rule.groupId, [group]) && belongsTo(rule.sourceSecurityGroupId, groups) && covers(rule, port)));
}

/** Whether an interface that has the groups may send on the port. A group that says nothing lets everything out. */
export function maySend(nodes: IConstruct[], groups: CfnSecurityGroup[], port: number): boolean {
  return groups.some((group) => {
    const inline = inlineRules(group, group.securityGroupEgress);
    return inline?.length === 0 || someCover(inline, port) || nodes
      .filter((node) => CfnSecurityGroupEgress.isCfnSecurityGroupEgress(node))
      .some((rule) => belongsTo(rule.groupId, [group]) && covers(rule, port));
  });
}

/** Undefined where only the template knows them. */
function inlineRules(group: CfnSecurityGroup, rules: unknown): Rule[] | undefined {
  const resolved: unknown = Stack.of(group).resolve(rules) ?? [];
  return Array.isArray(resolved) ? resolved as Rule[] : undefined;
}

function someCover(rules: Rule[] | undefined, port: number): boolean {
  return rules?.some((rule) => covers(rule, port)) ?? true;
}

/** Also true of an id that refers to nothing in the app. */
function belongsTo(id: string | undefined, groups: CfnSecurityGroup[]): boolean {
  const group = referenced(id);
  return group === undefined || groups.some((one) => one === group);
}

/** Also true of a rule that is complete at deploy time only. */
function covers({ ipProtocol: protocol, fromPort = 0, toPort = 65_535 }: Rule, port: number): boolean {
  return [protocol, fromPort, toPort].some((value) => Token.isUnresolved(value) || typeof value === 'object')
    || protocol === '-1'
    || (['tcp', '6'].includes(protocol) && fromPort <= port && port <= toPort);
}
