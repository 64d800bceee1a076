/**
 * The line on which each resource of a template begins, by logical ID: where the keys right below `Resources` stand. Empty for a template
 * that is not written in lines.
 */
export function linesOfResources(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let section: number | undefined;
  let column: number | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, indentation, key] = /^( *)["']?([\w:]+)["']?\s*:/.exec(line) ?? [];
    if (key !== undefined && section === undefined) {
      section = key === 'Resources' ? indentation.length : undefined;
    } else if (key !== undefined && section !== undefined) {
      if (indentation.length <= section) {
        return lines;
      }
      column ??= indentation.length;
      if (indentation.length === column) {
        lines.set(key, index + 1);
      }
    }
  }
  return lines;
}
