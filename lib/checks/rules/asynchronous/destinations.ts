import type { App, FunctionTarget, Reading, Resource } from '../../../template';
import { currentFunctionOf } from '../../event-sources';

/** Where a function says what its failed or finished events go to. */
export interface DestinationPlace {
  readonly at: Reading;
  readonly kind: 'dead-letter' | 'success' | 'failure' | 'mapping';
  /** Whose role sends; undefined when it may be that of an older version. */
  readonly sender?: Resource;
}

/** Every place that names a destination, in the order of the app. */
export function destinationPlaces(app: App): readonly DestinationPlace[] {
  return [
    ...app.ofType('AWS::Lambda::Function').map((fn): DestinationPlace => ({ at: fn.at('DeadLetterConfig', 'TargetArn'), kind: 'dead-letter', sender: fn })),
    ...app.ofType('AWS::Lambda::EventInvokeConfig').flatMap((config): DestinationPlace[] => {
      const sender = senderOf(app, config);
      return [
        { at: config.at('DestinationConfig', 'OnSuccess', 'Destination'), kind: 'success', ...sender && { sender } },
        { at: config.at('DestinationConfig', 'OnFailure', 'Destination'), kind: 'failure', ...sender && { sender } },
      ];
    }),
    ...app.ofType('AWS::Lambda::EventSourceMapping').map((mapping): DestinationPlace => {
      const sender = currentFunctionOf(app, mapping);
      return { at: mapping.at('DestinationConfig', 'OnFailure', 'Destination'), kind: 'mapping', ...sender && { sender } };
    }),
  ].filter(({ at }) => !at.isAbsent);
}

function senderOf(app: App, config: Resource): Resource | undefined {
  const target = app.qualifiedTargetOf(config.at('FunctionName'), config.at('Qualifier'));
  return typeof target === 'object' && isCurrent(target) ? target.function : undefined;
}

/** Whether the version behind the qualifier is made of the function as the template has it. */
function isCurrent({ qualifier, alias, version }: FunctionTarget): boolean {
  const behind = alias?.at('FunctionVersion');
  return qualifier === '' || version !== undefined || behind?.is('$LATEST') === true || behind?.reference() !== undefined;
}
