import {
  DeleteFunctionCommand, DeleteLayerVersionCommand, GetAccountSettingsCommand, GetFunctionConfigurationCommand,
  ListAliasesCommand, ListLayerVersionsCommand, ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';

/** @import { LambdaClient } from '@aws-sdk/client-lambda' */
/** @import { Version } from './selection.mjs' */

/** The calls that the pruner makes, one after the other and never in quick succession. */
export class LambdaApi {
  #client;
  #gap;
  #signal;
  #free = 0;

  /**
   * @param {LambdaClient} client
   * @param {{ gap: number, signal: AbortSignal }} settings `gap`: the least milliseconds between two calls
   */
  constructor(client, { gap, signal }) {
    this.#client = client;
    this.#gap = gap;
    this.#signal = signal;
  }

  /**
   * All versions, `$LATEST` included.
   *
   * @param {string} FunctionName
   * @returns {Promise<Version[]>}
   */
  async versions(FunctionName) {
    const versions = await this.#pages(
      (Marker) => new ListVersionsByFunctionCommand({ FunctionName, Marker }), ({ Versions, NextMarker }) => [Versions, NextMarker]);
    return versions.map(({ Version: version = '', LastModified: published }) => ({ version, published }));
  }

  /**
   * Every version that an alias names, as its own or as the other one of two weights.
   *
   * @param {string} FunctionName
   * @returns {Promise<Set<string>>}
   */
  async aliasedVersions(FunctionName) {
    const aliases = await this.#pages(
      (Marker) => new ListAliasesCommand({ FunctionName, Marker }), ({ Aliases, NextMarker }) => [Aliases, NextMarker]);
    return new Set(aliases.flatMap(({ FunctionVersion = '', RoutingConfig }) => [FunctionVersion, ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {})]));
  }

  /**
   * @param {string} FunctionName
   * @param {string} version
   */
  configuration(FunctionName, version) {
    // Rights on `$LATEST` are rights on the ARN without qualifier.
    return this.#send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier: version === '$LATEST' ? undefined : version }));
  }

  /**
   * Without a number the call would delete the function.
   *
   * @param {string} FunctionName
   * @param {string} Qualifier
   */
  async deleteVersion(FunctionName, Qualifier) {
    if (!/^[1-9][0-9]*$/.test(Qualifier)) {
      throw new Error(`the version to delete must be a number, got ${JSON.stringify(Qualifier)}`);
    }
    await this.#send(new DeleteFunctionCommand({ FunctionName, Qualifier }));
  }

  /**
   * @param {string} LayerName
   * @returns {Promise<(Version & { arn: string })[]>}
   */
  async layerVersions(LayerName) {
    const versions = await this.#pages(
      (Marker) => new ListLayerVersionsCommand({ LayerName, Marker }), ({ LayerVersions, NextMarker }) => [LayerVersions, NextMarker]);
    return versions.map(({ Version: version, CreatedDate: published, LayerVersionArn: arn = '' }) => ({ version: String(version), published, arn }));
  }

  /**
   * @param {string} LayerName
   * @param {string} version
   */
  async deleteLayerVersion(LayerName, version) {
    await this.#send(new DeleteLayerVersionCommand({ LayerName, VersionNumber: Number(version) }));
  }

  /** The bytes of code that the account stores in this Region, and how many it may. */
  async codeStorage() {
    const { AccountUsage, AccountLimit } = await this.#send(new GetAccountSettingsCommand({}));
    return { used: AccountUsage?.TotalCodeSize ?? NaN, limit: AccountLimit?.TotalCodeSize ?? NaN };
  }

  /**
   * @param {(marker: string | undefined) => any} command
   * @param {(page: any) => [any[] | undefined, string | undefined]} read
   */
  async #pages(command, read) {
    const all = [];
    let marker;
    do {
      const [items, next] = read(await this.#send(command(marker)));
      all.push(...items ?? []);
      marker = next;
    } while (marker !== undefined && marker !== null && marker !== '');
    return all;
  }

  /**
   * @param {any} command
   * @returns {Promise<any>}
   */
  async #send(command) {
    const wait = this.#free - Date.now();
    if (wait > 0) {
      await new Promise((resume) => setTimeout(resume, wait));
    }
    this.#free = Date.now() + this.#gap;
    return this.#client.send(command, { abortSignal: this.#signal });
  }
}
