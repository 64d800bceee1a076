import type { Reading, Resource } from '../../../template';

function entries(mapping: Resource): Reading {
  return mapping.at('SourceAccessConfigurations');
}

/** Whether an access configuration of one of these types can be there: what is unknown counts. */
export function mayHaveAccess(mapping: Resource, ...types: readonly string[]): boolean {
  return entries(mapping).alternatives.some((list) => !list.isAbsent && (list.items()?.some((item) => mayBe(item.at('Type'), types)) ?? true));
}

/** Whether an access configuration of one of these types is certainly there. */
export function hasAccess(mapping: Resource, ...types: readonly string[]): boolean {
  return entries(mapping).someItem((item) => item.at('Type').is(...types));
}

function mayBe(type: Reading, types: readonly string[]): boolean {
  return type.alternatives.some((alternative) => !alternative.isAbsent && types.includes(alternative.text() ?? types[0]));
}
