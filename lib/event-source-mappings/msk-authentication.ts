import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { POLLER_PORTS } from '../private/limits';
import { recordReason } from '../private/reason';
import type { BrokerSecret } from './broker-secret';
import { brokerSecret } from './broker-secret';
import type { MskScheme } from './msk-rights';

/** The port on which a cluster takes each of them, where there is but one. */
const PORTS: { readonly [scheme in MskScheme]?: number } = {
  iam: POLLER_PORTS.kafkaIam,
  scram: POLLER_PORTS.kafkaSaslScram,
  tls: POLLER_PORTS.kafkaTls,
};

/**
 * How Lambda proves to a cluster of Amazon MSK who it is. The cluster must have it turned on.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/msk-cluster-auth.html
 */
export class MskAuthentication {
  /** By the execution role of the function: no secret to keep, and rights on the one topic and group. */
  public static iam(): MskAuthentication {
    return new MskAuthentication('iam');
  }

  /**
   * By user name and password (SASL/SCRAM-512). What the user may do is for the access control lists of the cluster to say.
   *
   * @param secret plain JSON: `{"username": "...", "password": "..."}`. Its name begins with `AmazonMSK_`, and it has a key of its own, as
   * MSK demands; a copy in another account than the cluster's need not.
   */
  public static scram(secret: ISecret): MskAuthentication {
    return new MskAuthentication('scram', secret);
  }

  /**
   * By a certificate that an authority of the cluster signed. What its bearer may do is for the access control lists of the cluster to say.
   *
   * @param secret plain JSON: `{"certificate": "<PEM chain>", "privateKey": "<PKCS #8 PEM>"}`, and `privateKeyPassword` for an encrypted key
   */
  public static mutualTls(secret: ISecret): MskAuthentication {
    return new MskAuthentication('tls', secret);
  }

  /**
   * Not at all: who reaches the cluster reads it.
   *
   * @param reason why that is enough
   */
  public static none(reason: string): MskAuthentication {
    return new MskAuthentication('unauthenticated', undefined, reason);
  }

  private constructor(private readonly scheme: MskScheme, private readonly secret?: ISecret, private readonly reason?: string) {
  }

  /** @internal */
  public get _scheme(): MskScheme {
    return this.scheme;
  }

  /** @internal */
  public get _secret(): ISecret | undefined {
    return this.secret;
  }

  /** @internal */
  public get _port(): number | undefined {
    return PORTS[this.scheme];
  }

  /** @internal */
  public _bind(scope: Construct): BrokerSecret | undefined {
    if (this.reason !== undefined) {
      recordReason(scope, 'the authentication to the cluster', this.reason);
    }
    return this.secret && brokerSecret(this.scheme === 'scram' ? 'SASL_SCRAM_512_AUTH' : 'CLIENT_CERTIFICATE_TLS_AUTH', this.secret);
  }
}
