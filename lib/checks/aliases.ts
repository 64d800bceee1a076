import type { Reading, Resource } from '../template';

/** The versions that an alias sends a share of its requests to, beside its first. */
export function weightsOf(alias: Resource): Reading {
  return alias.at('RoutingConfig', 'AdditionalVersionWeights');
}

/** An entry of which the answer is yes, if every branch of the list certainly has one. */
export function offending(weights: Reading, question: (entry: Reading) => boolean): Reading | undefined {
  return weights.someItem(question) ? weights.alternatives[0]?.items()?.find((entry) => question(entry)) : undefined;
}

/** Where an alias names versions: its first, and the additional ones. */
export function versionsNamedBy(alias: Resource): readonly Reading[] {
  return [alias.at('FunctionVersion'), ...(weightsOf(alias).items() ?? []).map((entry) => entry.at('FunctionVersion'))];
}

/** The version resource whose number a value is. */
export function versionOf(reading: Reading): Resource | undefined {
  const reference = reading.reference();
  return reference?.resource.type === 'AWS::Lambda::Version' && reference.attribute === 'Version' ? reference.resource : undefined;
}

/** How CodeDeploy moves an alias to another version. */
export function aliasUpdateOf(alias: Resource): Reading {
  return alias.attribute('UpdatePolicy').at('CodeDeployLambdaAliasUpdate');
}
