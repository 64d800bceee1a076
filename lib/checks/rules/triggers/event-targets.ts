import type { App, Reading } from '../../../template';
import type { Finding } from '../../finding';
import type { Rule } from '../../rule';

/** The check of a rule that looks at one target of an EventBridge rule after the other. */
export function onEachTarget(look: (target: Reading, app: App) => Finding | undefined): Rule['check'] {
  return (app) => app.ofType('AWS::Events::Rule').flatMap((rule) => (rule.at('Targets').items() ?? []).flatMap((target) => look(target, app) ?? []));
}
