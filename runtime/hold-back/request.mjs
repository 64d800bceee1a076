/**
 * What CloudFormation asks for.
 *
 * @typedef {object} Request
 * @property {'Create' | 'Update' | 'Delete'} type
 * @property {'end' | 'hold'} step `end` comes before the alias moves, `hold` after it
 * @property {string} functionName
 * @property {string} aliasName
 * @property {number} version of this deployment
 * @property {number} share of the version before, above 0 and below 1
 * @property {number | undefined} before the version of the deployment before; undefined when it was of another function or alias
 */

/**
 * Reads a request, and refuses what no construct of ours writes.
 *
 * @param {any} event
 * @returns {Request}
 */
export function requestOf({ RequestType: type, ResourceProperties: properties, OldResourceProperties: old }) {
  const { Step: step, FunctionName: functionName, AliasName: aliasName, Version: version, Percent: percent } = properties ?? {};
  if (step !== 'end' && step !== 'hold') {
    throw new Error(`Step must be "end" or "hold", got ${JSON.stringify(step)}`);
  }
  for (const [property, value] of Object.entries({ FunctionName: functionName, AliasName: aliasName })) {
    if (typeof value !== 'string' || value === '') {
      throw new Error(`${property} must be a name, got ${JSON.stringify(value)}`);
    }
  }
  const same = old?.FunctionName === functionName && old?.AliasName === aliasName;
  return {
    type, step, functionName, aliasName,
    version: versionOf(version),
    share: step === 'hold' ? shareOf(percent) : 0,
    before: same ? versionOf(old.Version) : undefined,
  };
}

/** @param {unknown} text */
function versionOf(text) {
  const version = Number(text);
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new Error(`Version must be the number of a published version, got ${JSON.stringify(text)}`);
  }
  return version;
}

/** @param {unknown} text */
function shareOf(text) {
  const percent = Number(text);
  if (!Number.isInteger(percent) || percent < 1 || percent > 99) {
    throw new Error(`Percent must be a whole number between 1 and 99, got ${JSON.stringify(text)}`);
  }
  return percent / 100;
}
