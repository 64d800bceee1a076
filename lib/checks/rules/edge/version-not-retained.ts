import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { edgeAssociations } from './associations';

export const versionNotRetained: Rule = {
  id: 'Edge.VersionNotRetained',
  severity: 'info',
  statement: 'The version of a function at the edge is deleted with its stack, which fails while its replicas are there.',
  fix: 'Set `DeletionPolicy: Retain` on the version.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-delete-replicas.html',
  check: (app) => [...new Set(edgeAssociations(app).flatMap(({ target }) => target?.version ?? []))].flatMap((version) => {
    const policy = version.attribute('DeletionPolicy');
    return policy.or('Delete').is('Delete')
      ? finding(policy, `DeletionPolicy of a version at the edge should be Retain, got ${policy.text() ?? 'none'}: its replicas live on for hours, write Retain`)
      : [];
  }),
};
