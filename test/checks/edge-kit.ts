import { ref, resource } from './rule-kit';

type Properties = Readonly<Record<string, unknown>>;

/** A distribution that runs `Version` at an event, unless said otherwise. */
export function distribution(association: Properties = {}, others: Properties = {}): Properties {
  return resource('AWS::CloudFront::Distribution', {
    DistributionConfig: { DefaultCacheBehavior: { LambdaFunctionAssociations: [{ EventType: 'origin-request', LambdaFunctionARN: ref('Version'), ...association }] }, ...others },
  });
}

/** A role that both services may assume, unless others are given. */
export function edgeRole(services: unknown = ['lambda.amazonaws.com', 'edgelambda.amazonaws.com']): Properties {
  return resource('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: services } }] } });
}
