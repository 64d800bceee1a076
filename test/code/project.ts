import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionCode } from '../../lib/code';

const made: string[] = [];

afterAll(() => made.splice(0).forEach((directory) => rmSync(directory, { recursive: true, force: true })));

/** A directory that is gone after the test file. */
export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'code-')));
  made.push(directory);
  return directory;
}

/** A project on disk with these files, by their paths. */
export function project(files: { [path: string]: string }, directory: string = temporaryDirectory()): string {
  for (const [path, content] of Object.entries({ 'package-lock.json': '{}', 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

export function app(props: AppProps = {}): App {
  return new App({ outdir: temporaryDirectory(), analyticsReporting: false, ...props });
}

export function stack(): Stack {
  return new Stack(app(), 'Stack');
}

/** A plain function of the framework that runs the code. */
export function define(scope: Construct, id: string, code: FunctionCode): LambdaFunction {
  return new LambdaFunction(scope, id, code.bind(scope));
}
