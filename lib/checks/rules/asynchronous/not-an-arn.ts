import type { App, Reading } from '../../../template';
import { TRIGGER_SPECS } from '../../../template/trigger-kinds';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { written } from '../../written';
import { arnInstead, isNoArn } from './arn-values';
import { destinationPlaces } from './destinations';

/** Properties that take an ARN, beside destinations and triggers. */
const PROPERTIES: { readonly [type: string]: readonly string[] } = {
  'AWS::Lambda::Function': ['Role', 'KmsKeyArn'],
  'AWS::Lambda::EventSourceMapping': ['EventSourceArn', 'KmsKeyArn'],
  'AWS::Lambda::Permission': ['SourceArn'],
};

/** A rotation takes `Ref` of a function: its documentation says so, whatever the property is called. */
const TAKES_NAMES = 'secrets-manager';

export const notAnArn: Rule = {
  id: 'Reference.NotAnArn',
  severity: 'error',
  statement: 'A property that takes an ARN holds a name, an id or a URL, such as `Ref` of a function or queue.',
  fix: 'Use `Fn::GetAtt` of `Arn`; `Ref` is an ARN for topics, aliases, versions and some others only.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html',
  check: (app) => places(app).filter(isNoArn).map((at) =>
    finding(at, `${at.path.split('/').filter((name) => !/^\d+$/.test(name)).at(-1) ?? ''} takes an ARN, got ${written(at)}, which is none: ${arnInstead(at)}`)),
};

function places(app: App): readonly Reading[] {
  return [
    ...Object.entries(PROPERTIES).flatMap(([type, names]) => app.ofType(type).flatMap((resource) => names.map((name) => resource.at(name)))),
    ...destinationPlaces(app).filter(({ at, kind }) => kind !== 'mapping' || !at.alternatives.some((value) => value.startsWith('kafka://'))).map(({ at }) => at),
    ...TRIGGER_SPECS.filter(({ kind }) => kind !== TAKES_NAMES)
      .flatMap(({ type, places: of }) => app.ofType(type).flatMap((resource) => of(resource) ?? []).map(({ at }) => at)),
    ...app.resources.filter(({ type }) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource').map((custom) => custom.at('ServiceToken')),
  ];
}
