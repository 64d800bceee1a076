import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App } from 'aws-cdk-lib';
import recommendedFeatureFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { regulatedBrokerPattern, regulatedRedrives, regulatedStreamPattern, regulatedWorker } from './nag/reference-stacks';
import { NAMES as BROKER_PATTERNS } from './patterns/broker-patterns';
import { NAMES as STREAM_PATTERNS } from './patterns/stream-processing/stream-patterns';

/** Synthesizes the same application into a directory of its own, and returns all files by their relative path. */
function synthesized(define: (app: App) => unknown): Map<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'determinism-'));
  try {
    const app = new App({ outdir, context: recommendedFeatureFlags, analyticsReporting: false });
    define(app);
    app.synth();
    const entries = readdirSync(outdir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    return new Map(files.map((file) => [relative(outdir, file), readFileSync(file, 'utf8')]));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe('two synths of the same application', () => {
  test.each<[string, (app: App) => unknown]>([
    ['a regulated worker', (app) => regulatedWorker(app)],
    ['regulated redrives', (app) => regulatedRedrives(app)],
    ...STREAM_PATTERNS.map((name): [string, (app: App) => unknown] => [`a regulated ${name}`, (app) => regulatedStreamPattern(app, name)]),
    ...BROKER_PATTERNS.map((name): [string, (app: App) => unknown] => [`a regulated ${name}`, (app) => regulatedBrokerPattern(app, name)]),
  ])('write the same files, byte by byte: %s', (_, define) => {
    // From one place in this file: the framework notes in the manifest where each construct was made.
    const [first, second] = ['first', 'second'].map(() => synthesized(define));
    expect(first.size).toBeGreaterThan(3);
    expect(second).toEqual(first);
  });
});
