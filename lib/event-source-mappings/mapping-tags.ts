import type { CfnTag } from 'aws-cdk-lib';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { tagProblems } from '../private/tags';

/** The problems of a mapping's tags. */
export function mappingTagProblems(tags: { [key: string]: string } = {}): (Problem | undefined)[] {
  return tagProblems(tags, { tooMany: lit`EventSourceMappingTagsTooMany`, invalid: lit`EventSourceMappingTagInvalid` });
}

/** The tags as the mapping has them. */
export function mappingTags(tags: { [key: string]: string } | undefined): CfnTag[] | undefined {
  return tags && Object.entries(tags).map(([key, value]) => ({ key, value }));
}
