import { Fn, Resource } from 'aws-cdk-lib';
import type { BrokerReference, IBrokerRef } from 'aws-cdk-lib/aws-amazonmq';
import type { Construct } from 'constructs';

/** A broker of Amazon MQ that another app defines. The CDK itself has no import for it. */
export class MessageBroker {
  /**
   * A broker by its ARN, for `BrokerSource`. Its network is not known then, so nothing of it is checked.
   *
   * @param scope where the reference lives
   * @param id its name there; the path is part of the path of the mapping
   * @param brokerArn `arn:aws:mq:<region>:<account>:broker:<name>:<id>`
   */
  public static fromBrokerArn(scope: Construct, id: string, brokerArn: string): IBrokerRef {
    return new ImportedBroker(scope, id, { brokerArn });
  }

  private constructor() {
  }
}

interface ImportedBrokerProps {
  /** The ARN that Amazon MQ gave the broker. */
  readonly brokerArn: string;
}

class ImportedBroker extends Resource implements IBrokerRef {
  /** What the mapping names. */
  public readonly brokerRef: BrokerReference;

  constructor(scope: Construct, id: string, props: ImportedBrokerProps) {
    const { brokerArn } = props;
    super(scope, id, { environmentFromArn: brokerArn });
    this.brokerRef = { brokerArn, brokerId: Fn.select(7, Fn.split(':', brokerArn)) };
  }
}
