import type { App, Resource } from '../../../template';
import type { Finding } from '../../finding';
import type { Rule } from '../../rule';
import { isCurrent } from '../../targets';

/** The check of a rule that looks at one custom resource after the other, with the function that makes it. */
export function onEachCustomResource(look: (custom: Resource, fn: Resource, app: App) => Finding | undefined): Rule['check'] {
  return (app) => app.resources.filter(({ type }) => type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::')).flatMap((custom) => {
    const target = app.fnOf(custom.at('ServiceToken'));
    return target !== undefined && isCurrent(target) ? look(custom, target.function, app) ?? [] : [];
  });
}
