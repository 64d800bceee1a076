import type { App, Reading, Resource } from '../../../template';

/** The layer version of the app that an entry of `Layers` is. */
export function layerOf(app: App, item: Reading): Resource | undefined {
  const layer = app.resourceOf(item);
  return layer?.type === 'AWS::Lambda::LayerVersion' ? layer : undefined;
}

/** The layer versions of the app that a function certainly has. */
export function layersOf(app: App, fn: Resource): readonly Resource[] {
  return (fn.at('Layers').items() ?? []).flatMap((item) => layerOf(app, item) ?? []);
}

/** What a layer says it is made for, if it says so and all of it is known. */
export function madeFor(layer: Resource, property: 'CompatibleArchitectures' | 'CompatibleRuntimes'): readonly string[] | undefined {
  const texts = layer.at(property).items()?.map((item) => item.text());
  const known = texts?.flatMap((text) => text ?? []);
  return known !== undefined && known.length > 0 && known.length === texts?.length ? known : undefined;
}
