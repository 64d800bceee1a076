import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { recordReason } from '../private/reason';
import type { BrokerSecret } from './broker-secret';
import { brokerSecret, secretProblem } from './broker-secret';

/**
 * How Lambda proves to brokers of your own who it is. What it may do there is for their access control lists to say.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-cluster-auth.html
 */
export class KafkaAuthentication {
  /**
   * By user name and password (SASL/PLAIN).
   *
   * @param secret plain JSON: `{"username": "...", "password": "..."}`
   */
  public static basic(secret: ISecret): KafkaAuthentication {
    return new KafkaAuthentication('BASIC_AUTH', secret);
  }

  /**
   * By user name and password (SASL/SCRAM-256).
   *
   * @param secret plain JSON: `{"username": "...", "password": "..."}`
   */
  public static scram256(secret: ISecret): KafkaAuthentication {
    return new KafkaAuthentication('SASL_SCRAM_256_AUTH', secret);
  }

  /**
   * By user name and password (SASL/SCRAM-512).
   *
   * @param secret plain JSON: `{"username": "...", "password": "..."}`
   */
  public static scram512(secret: ISecret): KafkaAuthentication {
    return new KafkaAuthentication('SASL_SCRAM_512_AUTH', secret);
  }

  /**
   * By a certificate.
   *
   * @param secret plain JSON: `{"certificate": "<PEM chain>", "privateKey": "<PKCS #8 PEM>"}`, and `privateKeyPassword` for an encrypted key
   */
  public static mutualTls(secret: ISecret): KafkaAuthentication {
    return new KafkaAuthentication('CLIENT_CERTIFICATE_TLS_AUTH', secret);
  }

  /**
   * Not at all: who reaches the brokers reads them. Only in a VPC.
   *
   * @param reason why that is enough
   */
  public static none(reason: string): KafkaAuthentication {
    return new KafkaAuthentication(undefined, undefined, reason);
  }

  private constructor(private readonly type?: string, private readonly secret?: ISecret, private readonly reason?: string) {
  }

  /** @internal */
  public get _anonymous(): boolean {
    return this.secret === undefined;
  }

  /** @internal */
  public get _problem(): Problem | undefined {
    return this.secret && secretProblem(this.secret);
  }

  /** @internal */
  public _bind(scope: Construct): BrokerSecret[] {
    if (this.reason !== undefined) {
      recordReason(scope, 'the authentication to the brokers', this.reason);
    }
    return this.type !== undefined && this.secret ? [brokerSecret(this.type, this.secret)] : [];
  }
}
