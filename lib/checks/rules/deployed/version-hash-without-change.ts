import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachChange } from './counterparts';
import { isUnchanged } from './unchanged';

/** Settings of the function as a whole: a change of them is no reason to publish. */
const NOT_PUBLISHED = ['Tags', 'ReservedConcurrentExecutions', 'CodeSigningConfigArn', 'RecursiveLoop'];

export const versionHashWithoutChange: Rule = {
  id: 'Version.HashWithoutChange',
  severity: 'warning',
  statement: 'A version gets a new logical id while code and configuration of its function stay: there is nothing to publish.',
  fix: 'Derive the logical id from exactly what Lambda puts into a version.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html',
  check: onEachChange('AWS::Lambda::Function', (now, before, app, deployed) => {
    const old = deployed.versionsOf(before).list;
    const added = app.versionsOf(now).list.filter(({ resource }) => resource.stack === now.stack && !before.stack.resources.has(resource.logicalId));
    const isNeedless = old.length > 0 && added.length > 0 && isUnchanged(now, before, NOT_PUBLISHED);
    return !isNeedless ? undefined : added.map(({ resource }) => finding(resource,
      `a version needs a change of ${now.logicalId} since ${old[0].resource.logicalId}, got ${resource.logicalId} without: keep the logical id until code or configuration changes`));
  }),
};
