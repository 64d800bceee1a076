import type { Resource } from '../../../template';
import { aliasUpdateOf, versionOf, versionsNamedBy, weightsOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { provisioningOf } from './provisioning';

export const versionNotRetained: Rule = {
  id: 'Version.NotRetained',
  severity: 'info',
  statement: 'The version of an alias with weights, a CodeDeploy shift or provisioned concurrency is deleted by the next deployment.',
  fix: 'Set `DeletionPolicy: Retain` on the version, and delete old versions on a schedule.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  check: (app) => {
    const aliases = app.ofType('AWS::Lambda::Alias').filter((alias) => weightsOf(alias).isNotEmpty || aliasUpdateOf(alias).isPresent || provisioningOf(alias).isPresent);
    const versions = new Set(aliases.flatMap((alias) => versionsNamedBy(alias).flatMap((named) => versionOf(named) ?? [])));
    return [...versions].filter(isDeleted).map((version) =>
      finding(version, `DeletionPolicy of a version that an alias shifts requests to should be Retain, got ${version.attribute('DeletionPolicy').text() ?? 'none'}: set it, so that there is a version to go back to`));
  },
};

function isDeleted(version: Resource): boolean {
  const policy = version.attribute('DeletionPolicy');
  return policy.isAbsent || policy.textThat((text) => !text.startsWith('Retain')) !== undefined;
}
