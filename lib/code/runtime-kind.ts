import { Runtime } from 'aws-cdk-lib/aws-lambda';

/** What reads the handler of a function and runs its code. */
export type RuntimeKind = 'node' | 'python' | 'ruby' | 'java' | 'dotnet' | 'native' | 'image' | 'unknown';

const BY_NAME: [RegExp, RuntimeKind][] = [
  [/^nodejs/, 'node'],
  [/^python/, 'python'],
  [/^ruby/, 'ruby'],
  [/^java/, 'java'],
  [/^dotnet/, 'dotnet'],
  [/^(provided|go)/, 'native'],
];

/** Goes by the runtime's name, which is there also for runtimes the framework does not know yet. */
export function runtimeKind(runtime: Runtime): RuntimeKind {
  if (runtime === Runtime.FROM_IMAGE) {
    return 'image';
  }
  return BY_NAME.find(([name]) => name.test(runtime.name))?.[1] ?? 'unknown';
}

/** The major version of a Node.js runtime; undefined for any other runtime. */
export function nodeMajor(runtime: Runtime): number | undefined {
  const major = /^nodejs(\d+)\./.exec(runtime.name)?.[1];
  return major === undefined ? undefined : Number(major);
}
