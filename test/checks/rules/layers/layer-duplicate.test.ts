import { layerDuplicate } from '../../../../lib/checks/rules/layers/layer-duplicate';
import { either, expectRule, fn, getAtt, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const arn = (name: string, version: number, region = 'eu-west-1'): string => `arn:aws:lambda:${region}:111122223333:layer:${name}:${version}`;
const layer = (LayerName: unknown): unknown => resource('AWS::Lambda::LayerVersion', { LayerName, Content: { S3Bucket: 'bucket', S3Key: 'key' } });
const layers = { One: layer('shared'), Two: layer('shared'), Other: layer('other'), Unnamed: layer(undefined), Unnamed2: layer(undefined), Open: layer(UNKNOWN.parameter), Open2: layer(UNKNOWN.parameter) };

describe('Function.LayerDuplicate', () => {
  test.each<[string, unknown, RegExp]>([
    ['two versions', [arn('a', 1), arn('b', 1), arn('a', 2)], /got "arn:aws:lambda:eu-west-1:111122223333:layer:a:1" and ".*:a:2"/],
    ['one version twice', [arn('a', 1), arn('a', 1)], /layer:a:1" and/],
    ['two versions in the Region of the stack', [sub('arn:aws:lambda:${AWS::Region}:111122223333:layer:a:1'), sub('arn:aws:lambda:${AWS::Region}:111122223333:layer:a:20')], /layer:a:1" and/],
    ['two layers of one name', [ref('One'), ref('Two')], /got Ref One and Ref Two/],
    ['two layers of one name, by attribute', [ref('One'), getAtt('Two', 'LayerVersionArn')], /got Ref One and Fn::GetAtt Two.LayerVersionArn/],
    ['both branches', either([arn('a', 1), arn('a', 2)], [ref('One'), ref('Two')]), /layer:a:1/],
  ])('finds %s', (_, Layers, message) => {
    expectRule(layerDuplicate).toFind({ Fn: fn({ Layers }), ...layers }, { logicalId: 'Fn', property: 'Properties/Layers', message });
  });

  test.each<[string, unknown]>([
    ['two layers', [arn('a', 1), arn('b', 1), ref('One'), ref('Other')]],
    ['layers whose names begin alike', [arn('a', 1), arn('a-arm64', 1)]],
    ['layers of two accounts', [arn('a', 1), arn('a', 1).replace('111122223333', '444455556666')]],
    ['layers of two Regions', [arn('a', 1), arn('a', 1, 'us-east-1')]],
    ['layers without name', [ref('Unnamed'), ref('Unnamed2')]],
    ['layers with the names of parameters', [ref('Open'), ref('Open2')]],
    ['parameters', [UNKNOWN.parameter, ref('Other')]],
    ['imports', [UNKNOWN.import, { 'Fn::ImportValue': 'other' }]],
    ['one of two, by condition', [either(arn('a', 1), NO_VALUE), either(NO_VALUE, arn('a', 2))]],
    ['a legal branch', either([arn('a', 1), arn('a', 2)], [arn('a', 1)])],
    ['a list of a parameter', UNKNOWN.parameter],
    ['no layers', undefined],
  ])('is silent about %s', (_, Layers) => {
    expectRule(layerDuplicate).toStaySilent({ Fn: fn({ Layers }), ...layers });
  });
});
