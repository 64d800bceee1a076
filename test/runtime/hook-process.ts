import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runtimeDirectory } from '../../lib/private/runtime-package';

/** What the function does in Lambda: calls the handler with an event and the time it has. */
const DRIVER = `
import { handler } from './index.mjs';
const [event, milliseconds] = process.argv.slice(2).map((text) => JSON.parse(text));
const end = performance.now() + milliseconds;
await handler(event, { getRemainingTimeInMillis: () => end - performance.now() });
`;

/** How a run of the hook ended. */
export interface HookRun {
  /** Whether the handler returned, rather than threw. */
  readonly returned: boolean;
  /** The lines of its log. */
  readonly lines: { readonly [field: string]: unknown }[];
  /** What it threw, as Node.js prints it. */
  readonly error: string;
}

/** The package of a hook on disk, with its plan, as Lambda would unpack it. */
export class HookPackage {
  private readonly directory = realpathSync(mkdtempSync(join(tmpdir(), 'hook-')));

  constructor(plan: object, source: string = runtimeDirectory('smoke-test')) {
    cpSync(source, this.directory, { recursive: true });
    writeFileSync(join(this.directory, 'plan.json'), JSON.stringify(plan));
    writeFileSync(join(this.directory, 'driver.mjs'), DRIVER);
    // Stands for the AWS SDK of the runtime.
    symlinkSync(join(runtimeDirectory('smoke-test'), '../../node_modules'), join(this.directory, 'node_modules'));
  }

  /** Runs the hook in a process of its own: an ES module with the real SDK, as it is shipped. */
  public async run(event: unknown, milliseconds: number, environment: { [variable: string]: string }): Promise<HookRun> {
    const env = { PATH: process.env.PATH, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', ...environment };
    return new Promise((resolve) => {
      execFile(process.execPath, [join(this.directory, 'driver.mjs'), JSON.stringify(event), String(milliseconds)], { env }, (error, stdout, stderr) => {
        const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('{"')).map((line) => JSON.parse(line));
        resolve({ returned: error === null, lines, error: stderr });
      });
    });
  }

  public remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
