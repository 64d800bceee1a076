import { Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as signer from 'aws-cdk-lib/aws-signer';
import { apps, expectDeployable, fn } from './deployable';

describe('versions and aliases', () => {
  test.each(apps({
    'an alias with weights': (stack) => {
      const handler = fn(stack);
      const first = new lambda.Version(stack, 'First', { lambda: handler, removalPolicy: RemovalPolicy.RETAIN });
      new lambda.Alias(stack, 'Alias', { aliasName: 'live', version: handler.currentVersion, additionalVersions: [{ version: first, weight: 0.1 }] });
    },
    'provisioned concurrency that scales': (stack) => {
      const live = fn(stack, 'Function', { reservedConcurrentExecutions: 100 }).addAlias('live', { provisionedConcurrentExecutions: 3 });
      const scaling = live.addAutoScaling({ minCapacity: 3, maxCapacity: 50 });
      scaling.scaleOnUtilization({ utilizationTarget: 0.5 });
      scaling.scaleOnSchedule('Morning', { schedule: autoscaling.Schedule.cron({ hour: '8', minute: '0' }), minCapacity: 20 });
    },
    'provisioned concurrency of a version': (stack) => new lambda.Version(stack, 'Version', { lambda: fn(stack), provisionedConcurrentExecutions: 1 }),
    'CodeDeploy with hooks and alarms': (stack) => {
      const alias = fn(stack).addAlias('live');
      const group = new codedeploy.LambdaDeploymentGroup(stack, 'Group', {
        alias, deploymentConfig: codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES, preHook: fn(stack, 'Before'), postHook: fn(stack, 'After'),
      });
      group.addAlarm(alias.metricErrors().createAlarm(stack, 'Alarm', { threshold: 1, evaluationPeriods: 1 }));
    },
    SnapStart: (stack) => fn(stack, 'Function', {
      runtime: lambda.Runtime.PYTHON_3_13, code: lambda.Code.fromInline('def handler(event, context): pass'), snapStart: lambda.SnapStartConf.ON_PUBLISHED_VERSIONS,
    }).addAlias('live'),
    'Lambda@Edge': (stack) => new cloudfront.Distribution(stack, 'Distribution', {
      defaultBehavior: {
        origin: new origins.HttpOrigin('example.com'),
        edgeLambdas: [{ functionVersion: fn(stack).currentVersion, eventType: cloudfront.LambdaEdgeEventType.ORIGIN_REQUEST, includeBody: true }],
      },
    }),
    'Lambda@Edge of another region': (stack) => {
      const west = new Stack(stack.node.scope, 'West', { env: { account: '111122223333', region: 'eu-west-1' } });
      const edge = new cloudfront.experimental.EdgeFunction(west, 'Edge', { code: lambda.Code.fromInline('exports.handler = async () => ({});'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
      const edgeLambdas = [{ functionVersion: edge.currentVersion, eventType: cloudfront.LambdaEdgeEventType.VIEWER_REQUEST }];
      new cloudfront.Distribution(west, 'Distribution', { defaultBehavior: { origin: new origins.HttpOrigin('example.com'), edgeLambdas } });
      fn(stack);
    },
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});

describe('what a function has', () => {
  test.each(apps({
    'settings of all kinds': (stack) => fn(stack, 'Function', {
      functionName: 'orders', description: 'orders', memorySize: 10_240, timeout: Duration.minutes(15), ephemeralStorageSize: Size.gibibytes(10), architecture: lambda.Architecture.ARM_64,
      environment: { TABLE_NAME: 'orders', NODE_OPTIONS: '--enable-source-maps', AWS_LAMBDA_EXEC_WRAPPER: '/opt/otel-handler' }, environmentEncryption: new kms.Key(stack, 'Key'),
      tracing: lambda.Tracing.ACTIVE, loggingFormat: lambda.LoggingFormat.JSON,
      applicationLogLevelV2: lambda.ApplicationLogLevel.DEBUG, systemLogLevelV2: lambda.SystemLogLevel.WARN,
      logGroup: new logs.LogGroup(stack, 'Group'), insightsVersion: lambda.LambdaInsightsVersion.VERSION_1_0_333_0, recursiveLoop: lambda.RecursiveLoop.ALLOW,
      runtimeManagementMode: lambda.RuntimeManagementMode.FUNCTION_UPDATE,
      paramsAndSecrets: lambda.ParamsAndSecretsLayerVersion.fromVersion(lambda.ParamsAndSecretsVersions.V1_0_103),
    }),
    'a network and a file system': (stack) => {
      const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false });
      const accessPoint = new efs.FileSystem(stack, 'Files', { vpc }).addAccessPoint('Access', { path: '/export', createAcl: { ownerUid: '1', ownerGid: '1', permissions: '750' }, posixUser: { uid: '1', gid: '1' } });
      fn(stack, 'Function', { vpc, filesystem: lambda.FileSystem.fromEfsAccessPoint(accessPoint, '/mnt/files') });
      fn(stack, 'Isolated', { vpc, vpcSubnets: { subnets: vpc.isolatedSubnets.length > 0 ? vpc.isolatedSubnets : vpc.privateSubnets }, securityGroups: [new ec2.SecurityGroup(stack, 'Group', { vpc })] });
    },
    'a public network': (stack) => fn(stack, 'Function', {
      vpc: new ec2.Vpc(stack, 'Vpc', { natGateways: 0, restrictDefaultSecurityGroup: false }), allowPublicSubnet: true, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    }),
    'an imported network': (stack) => fn(stack, 'Function', {
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-1'] }),
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
    }),
    layers: (stack) => {
      const layer = new lambda.LayerVersion(stack, 'Layer', {
        code: lambda.Code.fromBucket(s3.Bucket.fromBucketName(stack, 'Bucket', 'layers'), 'layer.zip'), compatibleRuntimes: [lambda.Runtime.NODEJS_22_X], removalPolicy: RemovalPolicy.RETAIN,
      });
      layer.addPermission('Organization', { accountId: '*', organizationId: 'o-12345abcde' });
      layer.addPermission('Account', { accountId: '444455556666' });
      fn(stack, 'Function', { layers: [layer, lambda.LayerVersion.fromLayerVersionArn(stack, 'Given', 'arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension:14')] });
    },
    'signed code': (stack) => fn(stack, 'Function', {
      codeSigningConfig: new lambda.CodeSigningConfig(stack, 'Signing', {
        signingProfiles: [new signer.SigningProfile(stack, 'Profile', { platform: signer.Platform.AWS_LAMBDA_SHA384_ECDSA })], untrustedArtifactOnDeployment: lambda.UntrustedArtifactOnDeployment.WARN,
      }),
    }),
    'a role of its own': (stack) => {
      const role = new iam.Role(stack, 'Role', { assumedBy: new iam.CompositePrincipal(new iam.ServicePrincipal('lambda.amazonaws.com'), new iam.ServicePrincipal('edgelambda.amazonaws.com')) });
      new secretsmanager.Secret(stack, 'Secret').grantRead(fn(stack, 'Function', { role }));
    },
    'an imported role': (stack) => fn(stack, 'Function', { role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/orders') }),
    'other languages': (stack) => {
      fn(stack, 'Python', { runtime: lambda.Runtime.PYTHON_3_13, code: lambda.Code.fromInline('def handler(event, context):\n    return {}') });
      const code = lambda.Code.fromCfnParameters();
      fn(stack, 'Java', { runtime: lambda.Runtime.JAVA_21, handler: 'com.example.Handler::handleRequest', code });
      fn(stack, 'Dotnet', { runtime: lambda.Runtime.DOTNET_8, handler: 'Orders::Orders.Function::Handle', code });
      fn(stack, 'Go', { runtime: lambda.Runtime.PROVIDED_AL2023, handler: 'bootstrap', code });
      fn(stack, 'Ruby', { runtime: lambda.Runtime.RUBY_3_3, handler: 'function.Orders::Handler.process', code });
    },
  }))('%s', (_, define) => {
    expectDeployable(define);
  });
});
