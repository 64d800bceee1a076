/**
 * The actions that AWS managed policies allow, each on every resource.
 *
 * Only policies whose content is documented are here. A role with another one is not known.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const NETWORK_INTERFACES = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'];
const TRACES = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:GetSamplingStatisticSummaries'];

export const MANAGED_POLICIES: { readonly [name: string]: readonly string[] } = {
  AdministratorAccess: ['*'],
  PowerUserAccess: ['*'],
  'service-role/AWSLambdaBasicExecutionRole': LOGS,
  'service-role/AWSLambdaVPCAccessExecutionRole': [
    ...LOGS, ...NETWORK_INTERFACES, 'ec2:DescribeSubnets', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses',
  ],
  'service-role/AWSLambdaENIManagementAccess': [...NETWORK_INTERFACES, 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
  'service-role/AWSLambdaSQSQueueExecutionRole': [...LOGS, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  'service-role/AWSLambdaKinesisExecutionRole': [
    ...LOGS, 'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards',
    'kinesis:ListStreams', 'kinesis:SubscribeToShard',
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    ...LOGS, 'dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams',
  ],
  'service-role/AWSLambdaMSKExecutionRole': [
    ...LOGS, ...NETWORK_INTERFACES, 'kafka:DescribeCluster', 'kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers',
    'ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups',
  ],
  'service-role/AWSLambdaRole': ['lambda:InvokeFunction'],
  'service-role/AWSLambdaBasicDurableExecutionRolePolicy': [...LOGS, 'lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'],
  AWSXRayDaemonWriteAccess: TRACES,
  AWSXrayWriteOnlyAccess: TRACES,
  CloudWatchLambdaInsightsExecutionRolePolicy: LOGS,
  CloudWatchLambdaApplicationSignalsExecutionRolePolicy: [...LOGS, 'xray:PutTraceSegments'],
  AWSLambdaExecute: ['logs:*', 's3:GetObject', 's3:PutObject'],
  AmazonS3FullAccess: ['s3:*', 's3-object-lambda:*'],
  AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
  AmazonSQSFullAccess: ['sqs:*'],
  AmazonSQSReadOnlyAccess: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ListDeadLetterSourceQueues', 'sqs:ListQueues', 'sqs:ListMessageMoveTasks', 'sqs:ListQueueTags'],
  AmazonSNSFullAccess: ['sns:*', 'sms-voice:*'],
  AmazonKinesisFullAccess: ['kinesis:*'],
  AmazonKinesisReadOnlyAccess: ['kinesis:Get*', 'kinesis:List*', 'kinesis:Describe*'],
  AmazonEventBridgeFullAccess: ['events:*', 'schemas:*', 'scheduler:*', 'pipes:*', 'iam:*'],
  CloudWatchLogsFullAccess: ['logs:*', 'cloudwatch:*'],
  AmazonElasticFileSystemClientReadWriteAccess: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:DescribeMountTargets'],
};
