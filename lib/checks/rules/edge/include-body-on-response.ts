import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { edgeAssociations } from './associations';

export const includeBodyOnResponse: Rule = {
  id: 'Edge.IncludeBodyOnResponse',
  severity: 'warning',
  statement: 'A function for responses at the edge asks for the body of the request.',
  fix: 'Remove `IncludeBody`, or use a request event.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-include-body-access.html',
  check: (app) => edgeAssociations(app).flatMap(({ at }) => {
    const type = at.at('EventType').textThat((text) => text.endsWith('-response'));
    return type !== undefined && at.at('IncludeBody').is('true')
      ? finding(at.at('IncludeBody'), `IncludeBody is for viewer-request and origin-request, got true for ${type}: remove it`)
      : [];
  }),
};
