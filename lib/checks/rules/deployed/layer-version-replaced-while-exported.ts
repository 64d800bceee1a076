import type { Resource, Stack } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachPair } from './counterparts';
import { differs } from './difference';

/** Each change of one of them makes a new version. */
const PROPERTIES = ['Content', 'LayerName', 'Description', 'LicenseInfo', 'CompatibleRuntimes', 'CompatibleArchitectures'];

export const layerVersionReplacedWhileExported: Rule = {
  id: 'LayerVersion.ReplacedWhileExported',
  severity: 'warning',
  statement: 'A layer version whose ARN is exported is replaced: while a stack imports the ARN, the export cannot change.',
  fix: 'Hand the ARN over in a parameter of Systems Manager, or keep the layer and its users in one stack.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html',
  check: onEachPair(({ now, before }) => {
    const deployed = exportedLayers(before);
    return [...exportedLayers(now)].flatMap(([name, layer]) => {
      const old = deployed.get(name);
      return old !== undefined && isReplaced(layer, old)
        ? [finding(layer, `layer version ${layer.logicalId} must stay while a stack imports "${name}", got a new version of it: hand the ARN over in a parameter of Systems Manager`)]
        : [];
    });
  }),
};

/** The layer versions whose ARNs are exported, by the name of the export. */
function exportedLayers(stack: Stack): ReadonlyMap<string, Resource> {
  return new Map(stack.outputs.flatMap((output) => {
    const name = stack.exportName(output);
    const [value, ...others] = stack.output(output);
    return name !== undefined && others.length === 0 && value?.kind === 'reference' && value.reference.resource.type === 'AWS::Lambda::LayerVersion'
      ? [[name, value.reference.resource]]
      : [];
  }));
}

function isReplaced(now: Resource, before: Resource): boolean {
  return now.logicalId !== before.logicalId || PROPERTIES.some((name) => differs(now.at(name), before.at(name)));
}
