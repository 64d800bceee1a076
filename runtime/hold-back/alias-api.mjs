import { GetAliasCommand, GetFunctionConfigurationCommand, UpdateAliasCommand } from '@aws-sdk/client-lambda';

/** @import { LambdaClient } from '@aws-sdk/client-lambda' */
/** @import { Alias } from './decision.mjs' */

/**
 * What must be alike in two versions behind one alias.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 *
 * @typedef {object} PublishedVersion
 * @property {string} role
 * @property {string} deadLetterTarget empty where there is none
 * @property {number} published milliseconds since 1970
 */

/** The calls about one alias. */
export class AliasApi {
  #client;
  #functionName;
  #aliasName;
  #abortSignal;

  /**
   * @param {LambdaClient} client
   * @param {{ functionName: string, aliasName: string, signal: AbortSignal }} settings
   */
  constructor(client, { functionName, aliasName, signal }) {
    this.#client = client;
    this.#functionName = functionName;
    this.#aliasName = aliasName;
    this.#abortSignal = signal;
  }

  /**
   * The alias as it is; undefined when it, or its function, is gone.
   *
   * @returns {Promise<Alias & { revision: string } | undefined>}
   */
  async alias() {
    const found = await this.#sendOrMiss(new GetAliasCommand({ FunctionName: this.#functionName, Name: this.#aliasName }));
    return found && {
      version: Number(found.FunctionVersion), weights: found.RoutingConfig?.AdditionalVersionWeights ?? {}, revision: found.RevisionId,
    };
  }

  /**
   * Gives other versions a share, unless the alias has changed since it was read.
   *
   * @param {Readonly<Record<string, number>>} weights
   * @param {string} RevisionId
   */
  async route(weights, RevisionId) {
    await this.#client.send(new UpdateAliasCommand({
      FunctionName: this.#functionName, Name: this.#aliasName, RevisionId, RoutingConfig: { AdditionalVersionWeights: weights },
    }), { abortSignal: this.#abortSignal });
  }

  /**
   * A version; undefined when it is gone.
   *
   * @param {number} version
   * @returns {Promise<PublishedVersion | undefined>}
   */
  async version(version) {
    const found = await this.#sendOrMiss(new GetFunctionConfigurationCommand({ FunctionName: this.#functionName, Qualifier: String(version) }));
    return found && {
      role: found.Role ?? '', deadLetterTarget: found.DeadLetterConfig?.TargetArn ?? '', published: Date.parse(found.LastModified ?? ''),
    };
  }

  /**
   * @param {any} command
   * @returns {Promise<any>}
   */
  async #sendOrMiss(command) {
    try {
      return await this.#client.send(command, { abortSignal: this.#abortSignal });
    } catch (/** @type {any} */ error) {
      if (error?.name === 'ResourceNotFoundException') {
        return undefined;
      }
      throw error;
    }
  }
}
