import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { layerOf } from './layer';

const POLICIES = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

export const sharedNotRetained: Rule = {
  id: 'LayerVersion.SharedNotRetained',
  severity: 'warning',
  statement: 'A layer version that others may use is deleted when it is replaced.',
  fix: 'Set `DeletionPolicy` and `UpdateReplacePolicy` to `Retain`.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html',
  check: (app) => [...new Set(app.ofType('AWS::Lambda::LayerVersionPermission').flatMap((permission) => layerOf(app, permission.at('LayerVersionArn')) ?? []))]
    .flatMap((layer) => {
      const missing = POLICIES.filter((name) => layer.attribute(name).or('Delete').textThat((policy) => !policy.startsWith('Retain')) !== undefined);
      return missing.length === 0 ? [] : finding(layer, `a shared layer version should stay when it is replaced, got ${layer.logicalId} without ${missing.join(' and ')} Retain: set ${missing.join(' and ')} to Retain`);
    }),
};
