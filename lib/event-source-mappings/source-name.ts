import { Stack, Stage } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/**
 * A name of a source that stays when the stack moves, into a stage of a pipeline for instance: a mapping of another name
 * would be created beside the old one, which the service refuses for the same source and function.
 */
export function sourceName(source: IConstruct, target: IFunction): string {
  const stack = Stack.of(source);
  const near = stack === Stack.of(target);
  const outer = near ? stack : Stage.of(source);
  const { scopes } = source.node;
  const ids = scopes.slice(scopes.findIndex((scope) => scope === outer) + 1).map(({ node }) => node.id);
  // The slash keeps a source of another stack apart from one that has the same path here.
  return `${near ? '' : '/'}${ids.join('/')}`;
}
