import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TEMPLATE_LIMITS } from '../private/limits';
import type { Json } from './json';
import { deeperThan, isObject, own, pollutes } from './json';
import type { ParsedText } from './parsed-text';
import type { TemplateFile, UnreadableTemplate } from './template-file';
import type * as YamlText from './yaml-text';

/** Whether reading a template failed. */
export function isUnreadable(outcome: TemplateFile | UnreadableTemplate): outcome is UnreadableTemplate {
  return 'why' in outcome;
}

/** What is known of a file before it is read. */
export interface Origin {
  /** The CDK wrote it a moment ago: its size is no reason to refuse it. */
  readonly trusted?: boolean;
  /** A manifest says that it is a template, so it may have no resources. */
  readonly listed?: boolean;
}

/** Reads a template of JSON or YAML from a file. Whatever the file holds, the outcome is a template or the reason why it is none. */
export function readTemplate(file: string, origin: Origin = {}): TemplateFile | UnreadableTemplate {
  const bytes = contents(file, origin.trusted ?? false);
  return typeof bytes === 'string' ? { file, why: bytes } : templateOf(file, bytes, origin);
}

/** A template of its text. */
export function templateOf(file: string, bytes: Buffer, { listed = false }: Origin = {}): TemplateFile | UnreadableTemplate {
  const parsed = parse(bytes);
  if (!('value' in parsed)) {
    return { file, ...parsed };
  }
  const { value } = parsed;
  if (deeperThan(value, TEMPLATE_LIMITS.depth)) {
    return { file, why: `it is nested deeper than ${TEMPLATE_LIMITS.depth} levels` };
  }
  if (pollutes(value)) {
    return { file, where: '__proto__', why: 'it has a key __proto__, which is no name of anything in a template' };
  }
  if (!isObject(value)) {
    return { file, why: `it is ${Array.isArray(value) ? 'a list' : 'a single value'}, not an object` };
  }
  const resources = own(value, 'Resources');
  if (!isObject(resources) && !(listed && resources === undefined)) {
    return { file, where: 'Resources', why: resources === undefined ? 'it has no Resources, so it is no CloudFormation template' : 'Resources is not an object' };
  }
  return { file, body: value, bytes: bytes.length };
}

function contents(file: string, trusted: boolean): Buffer | string {
  try {
    const opened = openSync(file, 'r');
    try {
      return trusted ? readFileSync(opened) : bounded(opened);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    return code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code ?? 'unknown reason'})`;
  }
}

/** A pipe or a device does not say how much it holds: no more is taken of it than a template may have. */
function bounded(opened: number): Buffer | string {
  const { bytes } = TEMPLATE_LIMITS;
  const buffer = Buffer.allocUnsafe(bytes + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length <= bytes; length += read) {
    read = readSync(opened, buffer, { offset: length });
  }
  return length > bytes ? `it has more than ${bytes} bytes: CloudFormation takes 1 MB` : buffer.subarray(0, length);
}

function parse(bytes: Buffer): ParsedText {
  if (bytes.includes(0)) {
    return { why: 'it is binary, not a text' };
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') {
    return { why: 'it is empty' };
  }
  if (text.trimStart().startsWith('{')) {
    try {
      return { value: JSON.parse(text) as Json };
    } catch {
      // YAML can begin with a brace too, and its parser says where it stopped.
    }
  }
  const { yamlBytes } = TEMPLATE_LIMITS;
  return bytes.length > yamlBytes ? { why: `it is no JSON, and YAML of more than ${yamlBytes} bytes is not read: CloudFormation takes 1 MB` } : yamlText().parseYaml(text);
}

/** The parser of YAML is as much to load as all that reads JSON, and most templates are JSON. */
function yamlText(): typeof YamlText {
  return createRequire(__filename)('./yaml-text') as typeof YamlText;
}
