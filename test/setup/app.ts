import { App } from 'aws-cdk-lib';
import recommendedFeatureFlags from 'aws-cdk-lib/recommended-feature-flags.json';

/** An app as `cdk init` would make it today: every recommended feature flag is on, unless the context says otherwise. */
export function testApp(context: Record<string, unknown> = {}): App {
  return new App({ context: { ...recommendedFeatureFlags, ...context }, analyticsReporting: false });
}
