import type { TemplateFile } from './template-file';

/** What is known of a stack before its template is modelled. */
export interface StackSource {
  readonly template: TemplateFile;
  readonly name?: string;
  readonly constructPath?: string;
  /** Account and Region, when they are known. */
  readonly account?: string;
  readonly region?: string;
  /** Where assets are, by the hash in their object key; relative to the folder of the template. */
  readonly assets?: ReadonlyMap<string, string>;
  /** The stack it is nested in, and the resource it is there. */
  readonly nestedIn?: { readonly parent: StackSource; readonly logicalId: string };
}
