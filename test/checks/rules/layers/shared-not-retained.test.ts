import { sharedNotRetained } from '../../../../lib/checks/rules/layers/shared-not-retained';
import { expectRule, getAtt, ref, resource, UNKNOWN } from '../../rule-kit';

const layer = (attributes: Record<string, unknown> = {}): unknown => resource('AWS::Lambda::LayerVersion', { LayerName: 'shared' }, attributes);
const permission = (LayerVersionArn: unknown = ref('Layer')): unknown => resource('AWS::Lambda::LayerVersionPermission', { LayerVersionArn, Principal: '111122223333' });

describe('LayerVersion.SharedNotRetained', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no policy', {}, /without DeletionPolicy and UpdateReplacePolicy Retain/],
    ['one of the two', { DeletionPolicy: 'Retain' }, /without UpdateReplacePolicy Retain/],
    ['a deletion that is asked for', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' }, /without DeletionPolicy Retain/],
  ])('finds %s, once', (_, attributes, message) => {
    expectRule(sharedNotRetained).toFind({ Layer: layer(attributes), Permission: permission(), Second: permission(getAtt('Layer', 'LayerVersionArn')) }, { logicalId: 'Layer', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['both policies', { Layer: layer({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }) }],
    ['a layer that is kept unless its creation fails', { Layer: layer({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }) }],
    ['policies of a parameter', { Layer: layer({ DeletionPolicy: UNKNOWN.parameter, UpdateReplacePolicy: UNKNOWN.parameter }) }],
    ['a layer that is not shared', { Permission: permission(UNKNOWN.parameter) }],
    ['a literal layer', { Permission: permission('arn:aws:lambda:eu-west-1:111122223333:layer:a:1') }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sharedNotRetained).toStaySilent({ Layer: layer(), Permission: permission(), ...resources });
  });
});
