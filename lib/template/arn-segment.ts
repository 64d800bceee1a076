import type { Reference, Value } from './value';

/** Types whose `Ref` is an ARN. */
const REF_IS_ARN = new Set([
  'AWS::SNS::Topic', 'AWS::Lambda::Alias', 'AWS::Lambda::Version', 'AWS::Lambda::LayerVersion', 'AWS::Lambda::CodeSigningConfig',
  'AWS::StepFunctions::StateMachine', 'AWS::SecretsManager::Secret', 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::ElasticLoadBalancingV2::Listener', 'AWS::IAM::ManagedPolicy',
]);

/** Which segment of an ARN, split at colons, is what attribute of the resource. */
const NAMES = new Map<string, readonly [index: number, attribute: string]>([
  ['AWS::SQS::Queue', [5, 'QueueName']],
  ['AWS::SNS::Topic', [5, 'TopicName']],
  ['AWS::Lambda::Function', [6, 'Ref']],
  ['AWS::Logs::LogGroup', [6, 'Ref']],
  ['AWS::Lambda::Version', [7, 'Version']],
]);

/** Whether what a reference yields is an ARN. */
export function yieldsArn({ resource, attribute }: Reference): boolean {
  return attribute === 'Ref' ? REF_IS_ARN.has(resource.type) : /(^|\.)\w*Arn$/.test(attribute);
}

/** What stands at a place of the ARN of a resource: its Region, account or name. */
export function arnSegment(reference: Reference, delimiter: string, index: number): readonly Value[] | undefined {
  const { resource } = reference;
  if (!yieldsArn(reference)) {
    return undefined;
  }
  if (delimiter === '/') {
    return resource.type === 'AWS::IAM::Role' && index === 1 ? [{ kind: 'reference', reference: { resource, attribute: 'Ref' } }] : undefined;
  }
  if (delimiter !== ':') {
    return undefined;
  }
  switch (index) {
    case 1: return resource.stack.ref('AWS::Partition');
    case 3: return resource.stack.ref('AWS::Region');
    case 4: return resource.stack.ref('AWS::AccountId');
  }
  if (resource.type === 'AWS::Lambda::Alias' && index === 7) {
    return resource.at('Name').values;
  }
  if ((resource.type === 'AWS::Lambda::Alias' || resource.type === 'AWS::Lambda::Version') && index === 6) {
    const name = resource.at('FunctionName').reference();
    return name?.resource.type === 'AWS::Lambda::Function' ? [{ kind: 'reference', reference: { resource: name.resource, attribute: 'Ref' } }] : undefined;
  }
  const [place, attribute] = NAMES.get(resource.type) ?? [];
  return attribute === undefined || place !== index ? undefined : [{ kind: 'reference', reference: { resource, attribute } }];
}
