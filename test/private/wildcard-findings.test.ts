import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { acknowledgeWildcard } from '../../lib/private/wildcard-findings';
import { GENERAL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';

function roleThatWrites(buckets: Stack, roles: Stack, acknowledged: string, granted: string): Role {
  const bucket = new Bucket(buckets, 'Bucket');
  const role = new Role(roles, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(granted)] }));
  acknowledgeWildcard(role, 'the names of the objects are not known', bucket.arnForObjects(acknowledged));
  return role;
}

const wildcards = (scope: Stack): string[] => openFindingsOf(scope, GENERAL).filter((finding) => finding.includes('IAM5[Resource'));

describe('one acknowledged wildcard', () => {
  test('is found no more', () => {
    const stack = new Stack(testApp(), 'Stack');
    roleThatWrites(stack, stack, 'failed/*', 'failed/*');
    expect(wildcards(stack)).toEqual([]);
  });

  test('hides no other', () => {
    const stack = new Stack(testApp(), 'Stack');
    roleThatWrites(stack, stack, 'failed/*', '*');
    expect(wildcards(stack)).toEqual([expect.stringContaining('.Arn>/*]')]);
  });

  test('is found no more when it names a resource of another stack, once the stacks are connected', () => {
    const app = testApp();
    const [buckets, roles] = [new Stack(app, 'Buckets'), new Stack(app, 'Roles')];
    roleThatWrites(buckets, roles, 'failed/*', 'failed/*');
    app.synth();
    roles.node.findAll().forEach(({ node }) => node.validate());
    expect(wildcards(roles)).toEqual([]);
  });
});
