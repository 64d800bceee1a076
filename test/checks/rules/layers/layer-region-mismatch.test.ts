import { layerRegionMismatch } from '../../../../lib/checks/rules/layers/layer-region-mismatch';
import { either, expectRule, fn, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const arn = (region: string, name = 'a'): string => `arn:aws:lambda:${region}:111122223333:layer:${name}:1`;

describe('Function.LayerRegionMismatch', () => {
  test.each<[string, unknown, string]>([
    ['another Region', [arn('us-east-1')], '0'],
    ['another Region behind the right one', [arn('eu-west-1'), arn('us-east-1')], '1'],
    ['another Region of a partition', [sub('arn:${AWS::Partition}:lambda:us-east-1:111122223333:layer:a:1')], '0'],
    ['another Region in both branches', either([arn('us-east-1')], [arn('us-east-1'), arn('eu-west-1')]), '0'],
    ['a mapping', [{ 'Fn::FindInMap': ['Layers', ref('AWS::Region'), 'arn'] }], '0'],
  ])('finds %s than that of the stack', (_, Layers, index) => {
    const template = { Mappings: { Layers: { 'eu-west-1': { arn: arn('us-east-1') } } }, Resources: { Fn: fn({ Layers }) } };
    expectRule(layerRegionMismatch).toFind([{ template, region: 'eu-west-1' }],
      { logicalId: 'Fn', property: `Properties/Layers/${index}`, message: /got one of us-east-1 in eu-west-1/ });
  });

  test('finds two Regions where that of the stack is not known', () => {
    expectRule(layerRegionMismatch).toFind({ Fn: fn({ Layers: [arn('eu-west-1'), UNKNOWN.parameter, arn('us-east-1', 'b')] }) },
      { logicalId: 'Fn', property: 'Properties/Layers/2', message: /got one of us-east-1 beside one of eu-west-1/ });
  });

  test('is silent about a Region that does not exist, as tests have it', () => {
    expectRule(layerRegionMismatch).toStaySilent([{ template: { Resources: { Fn: fn({ Layers: [arn('us-east-1')] }) } }, region: 'bermuda-triangle-1337' }]);
  });

  const cases: [string, unknown][] = [
    ['the Region of the stack', [arn('eu-west-1'), sub('arn:aws:lambda:${AWS::Region}:111122223333:layer:b:1')]],
    ['layers of the app', [ref('Layer')]],
    ['a parameter', [UNKNOWN.parameter]],
    ['a layer for each Region, by condition', [either(arn('us-east-1'), arn('eu-west-1'))]],
    ['a placeholder for the Region', ['arn:aws:lambda:REGION:111122223333:layer:a:1']],
    ['a layer of AWS without Region', ['arn:aws:lambda:::awslayer:AmazonLinux1803']],
    ['a legal branch', either([arn('us-east-1')], NO_VALUE)],
    ['no layers', undefined],
  ];
  test.each(cases)('is silent about %s', (_, Layers) => {
    expectRule(layerRegionMismatch).toStaySilent([{ template: { Resources: { Fn: fn({ Layers }), Layer: resource('AWS::Lambda::LayerVersion') } }, region: 'eu-west-1' }]);
  });

  test.each([...cases, ['one other Region', [arn('us-east-1'), arn('us-east-1', 'b')]] as [string, unknown]])('is silent about %s where the Region is not known', (_, Layers) => {
    expectRule(layerRegionMismatch).toStaySilent({ Fn: fn({ Layers }), Layer: resource('AWS::Lambda::LayerVersion') });
  });
});
