import type { Reading, Reference } from '../../../template';
import { isReference } from '../../../template';

/** Types whose `Ref` is a name, id or URL, with the attribute that is the ARN, where there is one. */
const REFS = new Map<string, string | undefined>([
  ['AWS::Lambda::Function', 'Arn'],
  ['AWS::Lambda::EventSourceMapping', 'EventSourceMappingArn'],
  ['AWS::IAM::Role', 'Arn'],
  ['AWS::S3::Bucket', 'Arn'],
  ['AWS::SQS::Queue', 'Arn'],
  ['AWS::Kinesis::Stream', 'Arn'],
  ['AWS::KinesisFirehose::DeliveryStream', 'Arn'],
  ['AWS::DynamoDB::Table', 'Arn'],
  ['AWS::Events::EventBus', 'Arn'],
  ['AWS::Events::Rule', 'Arn'],
  ['AWS::Scheduler::Schedule', 'Arn'],
  ['AWS::Logs::LogGroup', 'Arn'],
  ['AWS::Config::ConfigRule', 'Arn'],
  ['AWS::IoT::TopicRule', 'Arn'],
  ['AWS::KMS::Key', 'Arn'],
  ['AWS::KMS::Alias', undefined],
  ['AWS::ApiGateway::RestApi', undefined],
  ['AWS::ApiGatewayV2::Api', undefined],
  ['AWS::Cognito::UserPool', 'Arn'],
  ['AWS::CloudFront::Distribution', undefined],
  ['AWS::EC2::VPC', undefined],
  ['AWS::EC2::Subnet', undefined],
  ['AWS::EC2::SecurityGroup', undefined],
  ['AWS::EFS::AccessPoint', 'Arn'],
  ['AWS::EFS::FileSystem', 'Arn'],
]);

/** Attributes that are a name, id, number or URL. */
const ATTRIBUTES = new Map<string, readonly string[]>([
  ['AWS::SQS::Queue', ['QueueName', 'QueueUrl']],
  ['AWS::SNS::Topic', ['TopicName']],
  ['AWS::S3::Bucket', ['DomainName', 'DualStackDomainName', 'RegionalDomainName', 'WebsiteURL']],
  ['AWS::IAM::Role', ['RoleId']],
  ['AWS::Events::EventBus', ['Name']],
  ['AWS::KMS::Key', ['KeyId']],
  ['AWS::Lambda::Version', ['Version']],
  ['AWS::Lambda::Url', ['FunctionUrl']],
  ['AWS::ApiGateway::RestApi', ['RestApiId', 'RootResourceId']],
  ['AWS::ApiGatewayV2::Api', ['ApiId', 'ApiEndpoint']],
  ['AWS::Cognito::UserPool', ['ProviderName', 'ProviderURL', 'UserPoolId']],
  ['AWS::CloudFront::Distribution', ['Id', 'DomainName']],
  ['AWS::EC2::VPC', ['VpcId']],
  ['AWS::EC2::Subnet', ['SubnetId']],
  ['AWS::EC2::SecurityGroup', ['GroupId']],
  ['AWS::EFS::AccessPoint', ['AccessPointId']],
  ['AWS::EFS::FileSystem', ['FileSystemId']],
]);

/** A name or URL as people write it. */
const NAME = /^[a-zA-Z0-9][\w.+=,/:-]{3,}$/;
/** What stands for a value that somebody puts in before the deployment. */
const PLACEHOLDERS = [/arn|replace|todo|your|placeholder|change|example|xxx|dummy/i, /^[A-Z0-9_]+$/];

/** Whether a value is certainly no ARN: what is unknown, empty or a placeholder may be one. */
export function isNoArn(reading: Reading): boolean {
  return reading.every((value) => {
    const [first] = value.parts() ?? [];
    return typeof first === 'string' ? isName(first) : first !== undefined && isReference(first) && yieldsName(first);
  });
}

/** What to type in place of a value that is no ARN. */
export function arnInstead(reading: Reading): string {
  const { resource, attribute } = reading.alternatives[0]?.reference() ?? {};
  if (resource === undefined || attribute === undefined) {
    return 'write the ARN';
  }
  const arn = REFS.get(resource.type);
  return REFS.has(resource.type)
    ? arn === undefined ? 'write the ARN with Fn::Sub' : `use Fn::GetAtt ${resource.logicalId}.${arn}`
    : `use Ref ${resource.logicalId}`;
}

function yieldsName({ resource, attribute }: Reference): boolean {
  return attribute === 'Ref' ? REFS.has(resource.type) : ATTRIBUTES.get(resource.type)?.includes(attribute) === true;
}

/** A whole text, or what one begins with. */
function isName(text: string): boolean {
  return NAME.test(text) && PLACEHOLDERS.every((placeholder) => !placeholder.test(text));
}
