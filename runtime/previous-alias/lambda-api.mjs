import { GetAliasCommand, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { undoIn } from './description.mjs';

/** @import { LambdaClient } from '@aws-sdk/client-lambda' */
/** @import { Named } from './decision.mjs' */

/** The calls about one function. All of them read. */
export class LambdaApi {
  #client;
  #functionName;
  #abortSignal;

  /**
   * @param {LambdaClient} client
   * @param {{ functionName: string, signal: AbortSignal }} settings
   */
  constructor(client, { functionName, signal }) {
    this.#client = client;
    this.#functionName = functionName;
    this.#abortSignal = signal;
  }

  /**
   * What an alias names; undefined when it, or its function, does not exist.
   *
   * @param {string} name
   * @returns {Promise<Named | undefined>}
   */
  async alias(name) {
    const found = await this.#sendOrMiss(new GetAliasCommand({ FunctionName: this.#functionName, Name: name }));
    return found && { version: Number(found.FunctionVersion), undo: undoIn(found.Description) };
  }

  /**
   * Whether a version exists.
   *
   * @param {number} version
   * @returns {Promise<boolean>}
   */
  async has(version) {
    return await this.#sendOrMiss(new GetFunctionConfigurationCommand({ FunctionName: this.#functionName, Qualifier: String(version) })) !== undefined;
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
