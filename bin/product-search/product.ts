/** What a customer can search for. */
export interface Product {
  readonly name: string;
  readonly description: string;
}

/** What is shown of a name. */
const SHOWN_NAME = /^.{0,200}/su;

/** A product as the shop keeps it; undefined when the document is none that a customer may find. */
export function readProduct({ name, description, discontinued }: { readonly [field: string]: unknown }): Product | undefined {
  return typeof name === 'string' && name.trim() !== '' && discontinued !== true
    ? { name: SHOWN_NAME.exec(name)?.[0] ?? '', description: typeof description === 'string' ? description : '' }
    : undefined;
}
