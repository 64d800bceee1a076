import type { Product } from './product';

/** At least three letters or digits: shorter words are in every text. Of a long word only forty count, since they go into table keys. */
const WORD = /([\p{L}\p{N}]{3,40})[\p{L}\p{N}]*/gu;

/** How many words of a product are found. Those of its name come first. */
export const MAX_TOKENS = 200;

/** The words by which a product is found, each once: without accents, in lower case. */
export function tokensOf({ name, description }: Product): string[] {
  const text = `${name} ${description}`.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  return [...new Set([...text.matchAll(WORD)].map(([, token]) => token))].slice(0, MAX_TOKENS);
}
