import type { App, FunctionTarget, Reading, Resource } from '../../../template';
import type { Finding } from '../../finding';
import type { Rule } from '../../rule';
import { isCurrent } from '../../targets';

/** A function that CloudFront runs at its edge. */
export interface EdgeAssociation {
  /** The entry of `LambdaFunctionAssociations`. */
  readonly at: Reading;
  /** Where it names the function. */
  readonly arn: Reading;
  /** Which it is, if it is of the app. */
  readonly target?: FunctionTarget;
}

/** All associations of the app's distributions. */
export function edgeAssociations(app: App): readonly EdgeAssociation[] {
  return app.ofType('AWS::CloudFront::Distribution').flatMap((distribution) => {
    const config = distribution.at('DistributionConfig');
    const behaviors = [config.at('DefaultCacheBehavior'), ...config.at('CacheBehaviors').items() ?? []];
    return behaviors.flatMap((behavior) => behavior.at('LambdaFunctionAssociations').items() ?? []).map((at) => {
      const arn = at.at('LambdaFunctionARN');
      const target = app.fnOf(arn);
      return { at, arn, ...target && { target } };
    });
  });
}

/** The functions at the edge whose configuration is that of the template: a literal number can be an older version. */
export function edgeFunctions(app: App): readonly Resource[] {
  return [...new Set(edgeAssociations(app).flatMap(({ target }) => (target !== undefined && isCurrent(target) ? [target.function] : [])))];
}

/** The check of a rule that looks at one function at the edge after the other. */
export function onEachEdgeFunction(look: (fn: Resource, app: App) => Finding | readonly Finding[] | undefined): Rule['check'] {
  return (app) => edgeFunctions(app).flatMap((fn) => look(fn, app) ?? []);
}
