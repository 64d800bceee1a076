import { Rule } from 'aws-cdk-lib/aws-events';
import type { IRule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { admitPublisher } from '../private/topic-publisher';
import { compact } from '../private/values';

/** The calls that make a key unusable. */
const FATAL_CALLS = ['DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial'];

/** A watch on a key. */
export interface KeyWatchProps {
  /**
   * The key that functions cannot start without.
   *
   * An interface with methods, because only it knows both names of the key.
   *
   * [disable-awslint:prefer-ref-interface]
   */
  readonly key: IKey;

  /**
   * The topic that is told. A customer key of the topic is told to admit events; it should not be the key that is watched.
   * The policy of an imported topic must admit `events.amazonaws.com`.
   *
   * An interface with methods, because the CDK's rule target asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   */
  readonly alarmTopic: ITopic;
}

/**
 * Tells a topic when somebody disables a key or schedules its deletion.
 *
 * A function whose key is gone fails every invocation while its configuration looks fine. One watch serves all
 * functions of the key; it sees calls through CloudTrail, which records management calls in every account.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-creating-cloudwatch-alarm.html
 */
@propertyInjectable
export class KeyWatch extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.KeyWatch';

  /** The rule that matches the calls. */
  public readonly rule: IRule;

  constructor(scope: Construct, id: string, props: KeyWatchProps) {
    super(scope, id);
    const { key, alarmTopic } = props;
    admitPublisher(this, alarmTopic, 'events.amazonaws.com');
    this.rule = new Rule(this, 'Rule', compact({
      description: 'A key that functions need is being taken out of use',
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        // The caller may have named the key by its id or by its ARN.
        detail: { eventSource: ['kms.amazonaws.com'], eventName: FATAL_CALLS, requestParameters: { keyId: [key.keyId, key.keyArn] } },
      },
      targets: [new SnsTopic(alarmTopic)],
    }));
  }
}
