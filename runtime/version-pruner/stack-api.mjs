import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { isSettled } from './stack-status.mjs';

/** @import { CloudFormationClient } from '@aws-sdk/client-cloudformation' */

/** What the pruner asks about the stacks that deploy what it prunes. */
export class StackApi {
  #client;
  #names;
  #signal;

  /**
   * @param {CloudFormationClient} client
   * @param {{ names: string[], signal: AbortSignal }} settings
   */
  constructor(client, { names, signal }) {
    this.#client = client;
    this.#names = names;
    this.#signal = signal;
  }

  /**
   * The first stack whose deployment can still go back; undefined when none can.
   *
   * @returns {Promise<{ stack: string, status: string } | undefined>}
   */
  async unsettled() {
    for (const stack of this.#names) {
      const { Stacks: [found] = [] } = await this.#client.send(new DescribeStacksCommand({ StackName: stack }), { abortSignal: this.#signal });
      const status = found?.StackStatus ?? 'unknown';
      if (!isSettled(status)) {
        return { stack, status };
      }
    }
    return undefined;
  }
}
