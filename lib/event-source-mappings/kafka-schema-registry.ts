import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventRecordFormat, KafkaSchemaValidationAttribute } from 'aws-cdk-lib/aws-lambda';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { known } from '../private/values';
import { brokerSecret } from './broker-secret';
import type { SchemaRegistryAuthentication } from './schema-registry-authentication';
import { siblingArn } from './sibling-arn';

/** What of a record is checked, and how it reaches the function. */
export interface KafkaSchemaRegistryOptions {
  /**
   * How a record reaches the function: as JSON, which filters can read too, or in the format of its producer without the id of the schema.
   *
   * @default EventRecordFormat.JSON
   */
  readonly recordFormat?: EventRecordFormat;

  /**
   * The parts of a record that must fit their schemas: the key, the value, or both.
   *
   * @default - the value
   */
  readonly validate?: KafkaSchemaValidationAttribute[];
}

/** How to reach a Confluent registry. */
export interface ConfluentSchemaRegistryOptions extends KafkaSchemaRegistryOptions {
  /** How Lambda proves to the registry who it is. */
  readonly authentication: SchemaRegistryAuthentication;

  /**
   * The certificate of the private authority that signed the registry's own. Plain JSON: `{"certificate": "<PEM>"}`.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a public authority signed it
   */
  readonly rootCertificate?: ISecret;
}

/** What a registry asks of the mapping. */
interface SchemaRegistryConfig {
  readonly properties: CfnEventSourceMapping.SchemaRegistryConfigProperty;
  readonly statements: PolicyStatement[];
}

/** What access to a registry takes. */
interface RegistryAccess {
  readonly accessConfigs?: CfnEventSourceMapping.SchemaRegistryAccessConfigProperty[];
  readonly statements: PolicyStatement[];
}

/** A registry of one kind. */
interface Registry {
  readonly uri: string;
  readonly problem?: Problem;
  readonly bind: (scope: Construct) => RegistryAccess;
}

/**
 * Where the schemas of a topic are. A record that does not fit its schema is a failure.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-consume-kafka-events.html
 */
export class KafkaSchemaRegistry {
  /**
   * A registry of AWS Glue. The function's role may read its schemas.
   *
   * @param registryArn the registry
   */
  public static glue(registryArn: string, options: KafkaSchemaRegistryOptions = {}): KafkaSchemaRegistry {
    return new KafkaSchemaRegistry(options, {
      uri: registryArn,
      problem: uriProblem(registryArn, /^arn:[^:]+:glue:[^:]+:[^:]+:registry\/[^/]+$/, 'the ARN of a registry of Glue'),
      bind: () => ({
        statements: [
          new PolicyStatement({ actions: ['glue:GetRegistry'], resources: [registryArn] }),
          new PolicyStatement({ actions: ['glue:GetSchemaVersion'], resources: [registryArn, `${siblingArn(registryArn, 'registry', 'schema')}/*`] }),
        ],
      }),
    });
  }

  /**
   * A registry of Confluent, or one that speaks its protocol.
   *
   * @param url where it is: `https://...`
   */
  public static confluent(url: string, options: ConfluentSchemaRegistryOptions): KafkaSchemaRegistry {
    const { authentication, rootCertificate } = options;
    return new KafkaSchemaRegistry(options, {
      uri: url,
      problem: uriProblem(url, /^https:\/\/[^/]/, 'an address that begins with https://'),
      bind: (scope) => {
        const roots = rootCertificate ? [brokerSecret('SERVER_ROOT_CA_CERTIFICATE', rootCertificate)] : [];
        const secrets = [...authentication._bind(scope), ...roots];
        return {
          ...(secrets.length > 0 && { accessConfigs: secrets.map(({ access }) => access) }),
          statements: secrets.flatMap(({ statements }) => statements),
        };
      },
    });
  }

  private constructor(private readonly options: KafkaSchemaRegistryOptions, private readonly registry: Registry) {
  }

  /** @internal */
  public _problems(): (Problem | undefined)[] {
    return [this.registry.problem, this.options.validate?.length === 0 ? {
      code: lit`KafkaSchemaRegistryValidatesNothing`,
      message: 'validate must name the key, the value or both, got none: leave it out to validate values',
    } : undefined];
  }

  /** @internal */
  public _bind(scope: Construct): SchemaRegistryConfig {
    const { recordFormat = EventRecordFormat.JSON, validate = [KafkaSchemaValidationAttribute.VALUE] } = this.options;
    const { accessConfigs, statements } = this.registry.bind(scope);
    return {
      properties: {
        schemaRegistryUri: this.registry.uri,
        eventRecordFormat: recordFormat.value,
        schemaValidationConfigs: validate.map(({ value: attribute }) => ({ attribute })),
        ...(accessConfigs && { accessConfigs }),
      },
      statements,
    };
  }
}

function uriProblem(text: string, form: RegExp, what: string): Problem | undefined {
  const uri = known(text);
  return uri === undefined || form.test(uri) ? undefined : {
    code: lit`KafkaSchemaRegistryUriInvalid`,
    message: `the schema registry must be named by ${what}, got ${JSON.stringify(uri)}: correct it`,
  };
}
