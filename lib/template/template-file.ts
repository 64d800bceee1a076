import type { JsonObject } from './json';

/** A template that was read, and where from. */
export interface TemplateFile {
  readonly file: string;
  readonly body: JsonObject;
  /** Bytes of the text. */
  readonly bytes?: number;
}

/** A file that is no template, or one that would take too much to read. */
export interface UnreadableTemplate {
  readonly file: string;
  /** Line and column, or a key, when there is one. */
  readonly where?: string;
  readonly why: string;
}
