import { CfnElement, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ArtifactMetadataEntryType } from 'aws-cdk-lib/cloud-assembly-schema';
import type { IConstruct } from 'constructs';

/** A resource as it stands in a template. */
export interface SynthesizedResource {
  readonly Type: string;
  readonly Properties: { readonly [name: string]: unknown };
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The resources of a stack by their logical ids. Fails where they wait for each other in a circle. */
export function resourcesOf(stack: Stack): { [logicalId: string]: SynthesizedResource } {
  return Template.fromStack(stack).toJSON().Resources;
}

/** The logical id of the resource that a construct stands for. */
export function logicalIdOf(construct: IConstruct): string {
  const resource = construct.node.defaultChild ?? construct;
  if (!CfnElement.isCfnElement(resource)) {
    throw new TypeError(`${construct.node.path} stands for no resource`);
  }
  const id: unknown = Stack.of(resource).resolve(resource.logicalId);
  return String(id);
}

/** The resource that a construct stands for. */
export function resourceOf(construct: IConstruct): SynthesizedResource {
  return resourcesOf(Stack.of(construct))[logicalIdOf(construct)];
}

/** The properties of the only resource of a type. */
export function onlyPropertiesOf(stack: Stack, type: string): { readonly [name: string]: unknown } {
  const found = Object.values(Template.fromStack(stack).findResources(type));
  expect(found).toHaveLength(1);
  return found[0].Properties;
}

const WARNING: string = ArtifactMetadataEntryType.WARN;

/** What the constructs below a scope warn of. */
export function warningsOf(scope: IConstruct): string[] {
  const entries = scope.node.findAll().flatMap(({ node }) => node.metadata);
  return entries.filter(({ type }) => type === WARNING).map(({ data }) => String(data));
}
