import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachEdgeFunction } from './associations';

export const envVars: Rule = {
  id: 'Edge.EnvVars',
  severity: 'error',
  statement: 'A function at the edge has environment variables.',
  fix: 'Write the values into the code, or read them from headers of the origin.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html',
  check: onEachEdgeFunction((fn) => {
    const variables = fn.at('Environment', 'Variables');
    const names = variables.alternatives.flatMap((map) => map.entries()?.map(([name]) => name) ?? []);
    return variables.isNotEmpty
      ? finding(variables, `Environment/Variables of a function at the edge is empty, got ${[...new Set(names)].join(', ')}: write the values into the code`)
      : undefined;
  }),
};
