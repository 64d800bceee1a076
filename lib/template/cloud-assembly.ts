import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Json, JsonObject } from './json';
import { isObject, own } from './json';
import { isUnreadable, readTemplate } from './read-template';
import type { Origin } from './read-template';
import type { StackSource } from './stack-source';
import type { UnreadableTemplate } from './template-file';

/** What was found at a path: stacks, and what could not be read. */
export interface FoundStacks {
  readonly stacks: readonly StackSource[];
  readonly unreadable: readonly UnreadableTemplate[];
}

/** A stack whose template is in a file, and what is known of it. */
export interface StackFile extends Omit<StackSource, 'template' | 'assets' | 'nestedIn'> {
  readonly file: string;
}

/** Nested stacks of one stack, at any depth; more of them are not read. Templates that name each other could go on without end. */
const MOST_NESTED = 500;

/** The template at a path, or all stacks of the cloud assembly (`cdk.out`) that the folder is. */
export function readStacks(path: string): FoundStacks {
  try {
    if (statSync(path).isDirectory()) {
      return readAssembly(path, new Set());
    }
  } catch {
    // That there is no such file is said when it is read.
  }
  return readStack({ file: path });
}

/** A stack, with the stacks that are nested in it as far as their templates are at hand. */
export function readStack({ file, ...known }: StackFile, origin: Origin = {}): FoundStacks {
  const template = readTemplate(file, origin);
  if (isUnreadable(template)) {
    return { stacks: [], unreadable: [template] };
  }
  const assets = assetsOf(file);
  return withNested({ ...known, template, assets }, origin, { left: MOST_NESTED });
}

function withNested(source: StackSource, origin: Origin, budget: { left: number }): FoundStacks {
  const found: StackSource[] = [source];
  const unreadable: UnreadableTemplate[] = [];
  const resources = own(source.template.body, 'Resources');
  for (const [logicalId, resource] of Object.entries(isObject(resources) ? resources : {})) {
    const file = isObject(resource) && own(resource, 'Type') === 'AWS::CloudFormation::Stack' ? nestedFile(source, resource) : undefined;
    const template = file === undefined || isWithin(source, file) || budget.left-- <= 0 ? undefined : readTemplate(file, origin);
    if (template !== undefined && isUnreadable(template)) {
      unreadable.push(template);
    } else if (template !== undefined) {
      const { account, region, assets } = source;
      const nested = withNested({
        template, nestedIn: { parent: source, logicalId },
        ...account !== undefined && { account }, ...region !== undefined && { region }, ...assets && { assets },
      }, origin, budget);
      found.push(...nested.stacks);
      unreadable.push(...nested.unreadable);
    }
  }
  return { stacks: found, unreadable };
}

/** Whether a stack is made from the file, or nested in one that is. */
function isWithin({ template, nestedIn }: StackSource, file: string): boolean {
  return resolve(template.file) === resolve(file) || (nestedIn !== undefined && isWithin(nestedIn.parent, file));
}

/** The template of a nested stack, by the metadata of the CDK or by the hash in its URL. */
function nestedFile({ template, assets }: StackSource, resource: JsonObject): string | undefined {
  const metadata = text(resource, 'Metadata', 'aws:asset:path');
  const hash = /([0-9a-f]{64})\.json/.exec(JSON.stringify(own(object(own(resource, 'Properties')), 'TemplateURL') ?? ''))?.[1];
  const path = metadata ?? (hash === undefined ? undefined : assets?.get(hash));
  const file = path === undefined ? undefined : join(dirname(template.file), path);
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** @param seen the folders of the assembly so far: one that names another names it once */
function readAssembly(folder: string, seen: Set<string>): FoundStacks {
  if (seen.has(resolve(folder))) {
    return { stacks: [], unreadable: [] };
  }
  seen.add(resolve(folder));
  const manifest = readObject(join(folder, 'manifest.json'));
  if (manifest === undefined) {
    return { stacks: [], unreadable: [{ file: join(folder, 'manifest.json'), why: 'the folder has no readable manifest, so it is no cloud assembly' }] };
  }
  const found = Object.entries(object(own(manifest, 'artifacts'))).map(([id, artifact]): FoundStacks => {
    const properties = object(own(object(artifact), 'properties'));
    switch (own(object(artifact), 'type')) {
      case 'aws:cloudformation:stack': {
        const file = own(properties, 'templateFile');
        return typeof file === 'string' ? readStack(described(join(folder, file), id, object(artifact)), { listed: true }) : { stacks: [], unreadable: [] };
      }
      case 'cdk:cloud-assembly': {
        const directory = own(properties, 'directoryName');
        return typeof directory === 'string' ? readAssembly(join(folder, directory), seen) : { stacks: [], unreadable: [] };
      }
      default: return { stacks: [], unreadable: [] };
    }
  });
  return { stacks: found.flatMap(({ stacks }) => stacks), unreadable: found.flatMap(({ unreadable }) => unreadable) };
}

function described(file: string, id: string, artifact: JsonObject): StackFile {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(text(artifact, 'environment') ?? '') ?? [];
  return {
    file,
    name: text(artifact, 'properties', 'stackName') ?? id,
    constructPath: text(artifact, 'displayName') ?? id,
    ...account !== undefined && account !== 'unknown-account' && { account },
    ...region !== undefined && region !== 'unknown-region' && { region },
  };
}

/** Where the assets of a stack are, by their hash: the CDK writes it beside the template. */
function assetsOf(template: string): ReadonlyMap<string, string> {
  const manifest = join(dirname(template), basename(template).replace(/\.template\.json$/, '.assets.json'));
  const files = manifest === template ? undefined : readObject(manifest);
  return new Map(Object.entries(object(own(files ?? {}, 'files'))).flatMap(([hash, file]) => {
    const path = text(object(file), 'source', 'path');
    return path === undefined ? [] : [[hash, path]];
  }));
}

function readObject(file: string): JsonObject | undefined {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function text(from: JsonObject, ...keys: readonly string[]): string | undefined {
  let value: Json | undefined = from;
  for (const key of keys) {
    value = own(object(value), key);
  }
  return typeof value === 'string' ? value : undefined;
}
