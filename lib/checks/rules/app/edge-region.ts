import { EDGE_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { edgeAssociations } from '../edge/associations';

export const edgeRegion: Rule = {
  id: 'App.EdgeRegion',
  severity: 'error',
  statement: `A function at the edge is in a stack of another Region than ${EDGE_LIMITS.region}.`,
  fix: `Put the function into a stack in ${EDGE_LIMITS.region}, as \`EdgeFunction\` of the CDK does.`,
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html',
  check: (app) => edgeAssociations(app).flatMap(({ arn, target }) => {
    const region = target?.function.stack.region;
    return region === undefined || region === EDGE_LIMITS.region ? []
      : finding(arn, `LambdaFunctionARN is that of a function in ${EDGE_LIMITS.region}, got ${target?.function.logicalId ?? ''} in ${region}: put it into a stack in ${EDGE_LIMITS.region}`);
  }),
};
