import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { DocumentChangeProcessor, FullDocument, FunctionCode, FunctionSource, StreamPosition } from '../../lib';
import type { BrokerNetworkStack } from '../broker-network/broker-network-stack';
import { ProductDatabase } from './product-database';

/** What the search for products needs of others. */
export interface ProductSearchStackProps extends StackProps {
  /** Where the database of the products lives. */
  readonly network: BrokerNetworkStack;

  /** Who is told when something goes wrong. */
  readonly alarmTopic: ITopic;
}

/**
 * Products live in DocumentDB; an index of their words follows their changes.
 *
 * Somebody turns the changes on, with a client in the network:
 * `db.adminCommand({ modifyChangeStreams: 1, database: 'shop', collection: 'products', enable: true })`.
 */
export class ProductSearchStack extends Stack {
  constructor(scope: Construct, id: string, props: ProductSearchStackProps) {
    super(scope, id, props);
    const index = new TableV2(this, 'Index', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { cluster, secret } = new ProductDatabase(this, 'Products', { network: props.network });

    const indexer = new DocumentChangeProcessor(this, 'Indexer', {
      cluster,
      database: 'shop',
      collection: 'products',
      secret,
      startingPosition: StreamPosition.trimHorizon(),
      // The words of a product are those of the whole document.
      fullDocument: FullDocument.UPDATE_LOOKUP,
      function: FunctionSource.fromCode(FunctionCode.typescript(join(__dirname, 'product-indexer.ts'), { mainFields: ['module', 'main'] }), {
        description: 'Keeps the search index up to date with the products',
        environment: { SEARCH_INDEX_TABLE: index.tableName },
      }),
      alarmTopic: props.alarmTopic,
    });
    indexer.function.addToRolePolicy(new PolicyStatement({
      actions: ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [index.tableArn],
    }));
  }
}
