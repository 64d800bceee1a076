import type { App, FunctionTarget, Resource } from '../../../template';

export const URL_TYPE = 'AWS::Lambda::Url';

/** The function of the app that a URL is for, and its qualifier. */
export function urlTargetOf(app: App, url: Resource): FunctionTarget | undefined {
  const target = app.qualifiedTargetOf(url.at('TargetFunctionArn'), url.at('Qualifier'));
  return target === 'foreign' ? undefined : target;
}

/** Whether a URL certainly asks nobody who they are. */
export function isPublic(url: Resource): boolean {
  return url.at('AuthType').is('NONE');
}
