/**
 * What CloudFormation asks for: what the alias for the version before is to name from now on.
 *
 * @typedef {object} Request
 * @property {string} functionName
 * @property {string} aliasName the alias that callers use
 * @property {string} previousName the alias for the version before
 * @property {number} version that callers get after this deployment
 * @property {number | undefined} before the version that they got after the deployment before; undefined in the first one
 */

/**
 * Reads a request, and refuses what no construct of ours writes.
 *
 * @param {any} event
 * @returns {Request}
 */
export function requestOf({ ResourceProperties: properties, OldResourceProperties: old }) {
  const { FunctionName: functionName, AliasName: aliasName, PreviousName: previousName, Version: version } = properties ?? {};
  for (const [property, value] of Object.entries({ FunctionName: functionName, AliasName: aliasName, PreviousName: previousName })) {
    if (typeof value !== 'string' || value === '') {
      throw new Error(`${property} must be a name, got ${JSON.stringify(value)}`);
    }
  }
  return { functionName, aliasName, previousName, version: versionOf(version), before: old === undefined ? undefined : versionOf(old.Version) };
}

/** @param {unknown} text */
function versionOf(text) {
  const version = Number(text);
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new Error(`Version must be the number of a published version, got ${JSON.stringify(text)}`);
  }
  return version;
}
