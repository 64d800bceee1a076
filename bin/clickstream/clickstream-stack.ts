import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable, TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { DataStream, FailedBatches, FunctionCode, FunctionSource, StreamPosition, StreamProcessor, StreamRedrive, WindowedAggregator, WindowSource } from '../../lib';

/** What the clickstream needs of others. */
export interface ClickstreamStackProps extends StackProps {
  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/** What is stored can be restored, and outlives the stack. */
const KEPT: Pick<TablePropsV2, 'encryption' | 'pointInTimeRecoverySpecification' | 'deletionProtection' | 'removalPolicy'> = {
  encryption: TableEncryptionV2.awsManagedKey(),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/**
 * Page views arrive in a stream, which two functions read: one stores each view once, the other counts the views of each page, minute by minute.
 */
export class ClickstreamStack extends Stack {
  constructor(scope: Construct, id: string, props: ClickstreamStackProps) {
    super(scope, id, props);
    const { alarmTopic } = props;
    const views = new TableV2(this, 'Views', {
      partitionKey: { name: 'viewId', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      ...KEPT,
    });
    const counts: ITable = new TableV2(this, 'Counts', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      ...KEPT,
    });

    const recorder = new StreamProcessor(this, 'Recorder', {
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'view-recorder.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Stores every page view once',
        environment: { VIEWS_TABLE: views.tableName },
      }),
      alarmTopic,
    });
    recorder.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [views.tableArn] }));
    new StreamRedrive(this, 'Redrive', { failures: FailedBatches.ofStreamProcessor(recorder), alarmTopic });

    // What fails here is not replayed: the counts that it belonged to are gone.
    new WindowedAggregator(this, 'Counter', {
      source: WindowSource.stream(DataStream.fromStream(recorder.stream, StreamPosition.trimHorizon())),
      window: Duration.minutes(1),
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'page-counter.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Counts the views of each page',
        environment: { COUNTS_TABLE: counts.tableName },
      }),
      store: counts,
      alarmTopic,
    });
  }
}
