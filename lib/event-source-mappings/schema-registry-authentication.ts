import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { recordReason } from '../private/reason';
import type { BrokerSecret } from './broker-secret';
import { brokerSecret } from './broker-secret';

/**
 * How Lambda proves to a Confluent registry who it is.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_KafkaSchemaRegistryAccessConfig.html
 */
export class SchemaRegistryAuthentication {
  /**
   * By user name and password, or by the key and the secret of an API key.
   *
   * @param secret plain JSON: `{"username": "...", "password": "..."}`
   */
  public static basic(secret: ISecret): SchemaRegistryAuthentication {
    return new SchemaRegistryAuthentication([brokerSecret('BASIC_AUTH', secret)]);
  }

  /**
   * By a certificate.
   *
   * @param secret plain JSON: `{"certificate": "<PEM chain>", "privateKey": "<PKCS #8 PEM>"}`, and `privateKeyPassword` for an encrypted key
   */
  public static mutualTls(secret: ISecret): SchemaRegistryAuthentication {
    return new SchemaRegistryAuthentication([brokerSecret('CLIENT_CERTIFICATE_TLS_AUTH', secret)]);
  }

  /**
   * Not at all.
   *
   * @param reason why everybody may read the schemas
   */
  public static none(reason: string): SchemaRegistryAuthentication {
    return new SchemaRegistryAuthentication([], reason);
  }

  private constructor(private readonly secrets: BrokerSecret[], private readonly reason?: string) {
  }

  /** @internal */
  public _bind(scope: Construct): BrokerSecret[] {
    if (this.reason !== undefined) {
      recordReason(scope, 'the authentication to the schema registry', this.reason);
    }
    return this.secrets;
  }
}
