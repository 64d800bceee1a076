import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PollerTraffic } from '../../lib';
import { logicalIdOf, onlyPropertiesOf, warningsOf } from '../synthesized';
import { isolatedVpc, newStack } from './broker-kinds';

const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const EGRESS = 'AWS::EC2::SecurityGroupEgress';

describe('traffic within a group', () => {
  test.each([
    ['ACTIVE_MQ', 61_617], ['RABBIT_MQ', 5_671], ['DOCUMENT_DB', 27_017], ['KAFKA_IAM', 9_098], ['KAFKA_SASL_SCRAM', 9_096], ['KAFKA_TLS', 9_094], ['KAFKA_PLAINTEXT', 9_092],
  ] as const)('of %s comes in on %d from the group itself', (kind, port) => {
    const stack = newStack();
    const group = new SecurityGroup(stack, 'Group', { vpc: isolatedVpc(stack) });
    PollerTraffic[kind].allowWithin(group);
    const itself = { 'Fn::GetAtt': [logicalIdOf(group), 'GroupId'] };
    expect(onlyPropertiesOf(stack, INGRESS)).toMatchObject({ GroupId: itself, SourceSecurityGroupId: itself, IpProtocol: 'tcp', FromPort: port, ToPort: port });
    Template.fromStack(stack).resourceCountIs(EGRESS, 0);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('goes out to the group itself and to AWS, where not everything may', () => {
    const stack = newStack();
    const group = new SecurityGroup(stack, 'Group', { vpc: isolatedVpc(stack), allowAllOutbound: false });
    PollerTraffic.onPort(1_234).allowWithin(group);
    expect(onlyPropertiesOf(stack, EGRESS)).toMatchObject({ DestinationSecurityGroupId: { 'Fn::GetAtt': [logicalIdOf(group), 'GroupId'] }, FromPort: 1_234, ToPort: 1_234 });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }] });
  });
});
