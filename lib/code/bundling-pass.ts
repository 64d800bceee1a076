import type { IConstruct } from 'constructs';
import { bundleGroup } from './bundle-group';
import type { Bundle, BundleDestination, BundleRequest, Job } from './bundle-group';
import { PerApp } from './per-app';

const SLOW_MS = 1_000;

/**
 * Bundles the entries of an app together.
 *
 * Entries are collected while constructs are defined. The first one that is needed starts the
 * bundling of all that are waiting: one call of esbuild for those with equal options, so that what
 * they share is read and parsed once. esbuild links every entry on its own, so a bundle does not
 * depend on which others were made with it.
 */
export class BundlingPass {
  private static readonly passes = new PerApp(() => new BundlingPass());

  /** The pass of the app the construct belongs to. */
  public static of(scope: IConstruct): BundlingPass {
    return BundlingPass.passes.of(scope);
  }

  private readonly jobs = new Map<string, Job>();

  /** Registers an entry; the answer gives its bundle, once somebody asks for it. All stages of an app share their destination. */
  public register(scope: IConstruct, request: BundleRequest, destination: BundleDestination): () => Bundle {
    const key = JSON.stringify([groupKey(request), request.entry]);
    const job: Job = this.jobs.get(key) ?? { request, scopes: [] };
    job.scopes.push(scope);
    this.jobs.set(key, job);
    return () => {
      if (job.bundle === undefined) {
        this.finishWaiting(destination);
      }
      return job.bundle as Bundle;
    };
  }

  private finishWaiting(destination: BundleDestination): void {
    const groups = new Map<string, Job[]>();
    const waiting = [...this.jobs.values()].filter((job) => job.bundle === undefined);
    for (const job of waiting) {
      const key = groupKey(job.request);
      groups.set(key, [...(groups.get(key) ?? []), job]);
    }
    const started = performance.now();
    groups.forEach((jobs) => bundleGroup(jobs, destination));
    const elapsed = performance.now() - started;
    if (elapsed > SLOW_MS) {
      const what = waiting.length === 1 ? 'function' : 'functions';
      process.stderr.write(`cdk-lambda-patterns: bundled ${waiting.length} ${what} in ${(elapsed / 1000).toFixed(1)} s\n`);
    }
  }
}

function groupKey(request: BundleRequest): string {
  return JSON.stringify([request.root, request.format, request.options]);
}
