import { layerVersionReplacedWhileExported } from '../../../../lib/checks/rules/deployed/layer-version-replaced-while-exported';
import type { Template } from '../../rule-kit';
import { ref, resource, UNKNOWN } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const layer = (S3Key: unknown, properties: Record<string, unknown> = {}): Record<string, unknown> =>
  resource('AWS::Lambda::LayerVersion', { Content: { S3Bucket: 'assets', S3Key }, ...properties });
const exporting = (Resources: Record<string, unknown>, id = 'Layer', Export: unknown = { Name: 'shared:Layer' }): Template => ({ Resources, Outputs: { Out: { Value: ref(id), Export } } });

describe('LayerVersion.ReplacedWhileExported', () => {
  test.each<[string, Template, string]>([
    ['other content', exporting({ Layer: layer('b.zip') }), 'Layer'],
    ['another description', exporting({ Layer: layer('a.zip', { Description: 'x' }) }), 'Layer'],
    ['another logical id', exporting({ Layer2: layer('a.zip') }, 'Layer2'), 'Layer2'],
  ])('finds %s', (_, now, logicalId) => {
    expectChange(layerVersionReplacedWhileExported, exporting({ Layer: layer('a.zip') }))
      .toFind(now, { logicalId, severity: 'warning', message: /must stay while a stack imports "shared:Layer", got a new version/ });
  });

  test.each<[string, Template]>([
    ['the same layer', exporting({ Layer: layer('a.zip') })],
    ['content of a parameter', exporting({ Layer: layer(UNKNOWN.parameter) })],
    ['an export of another name', exporting({ Layer: layer('b.zip') }, 'Layer', { Name: 'other' })],
    ['an export of a name that is not known', exporting({ Layer: layer('b.zip') }, 'Layer', { Name: UNKNOWN.parameter })],
    ['a layer that nobody exports', { Resources: { Layer: layer('b.zip') } }],
    ['an output without export', { Resources: { Layer: layer('b.zip') }, Outputs: { Out: { Value: ref('Layer') } } }],
    ['the ARN in a parameter', { Resources: { Layer: layer('b.zip'), Arn: resource('AWS::SSM::Parameter', { Value: ref('Layer') }) } }],
  ])('is silent about %s', (_, now) => {
    expectChange(layerVersionReplacedWhileExported, exporting({ Layer: layer('a.zip') })).toStaySilent(now);
  });
});
