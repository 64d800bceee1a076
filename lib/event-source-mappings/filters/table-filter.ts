import { compact } from '../../private/values';
import { SourceFilter } from './source-filter';
import type { TableAttribute } from './table-attribute';
import { renderedAttributes } from './table-attribute';

/** Conditions on the key of a changed item. */
export interface TableKeyFilter {
  /**
   * What attributes of the key must hold.
   *
   * @default - any key
   */
  readonly keys?: { [attribute: string]: TableAttribute };
}

/** Conditions on an item after its change. */
export interface NewItemFilter extends TableKeyFilter {
  /**
   * What attributes must hold after the change. The stream must carry new images.
   *
   * @default - anything
   */
  readonly newImage?: { [attribute: string]: TableAttribute };
}

/** Conditions on an item before its change. */
export interface OldItemFilter extends TableKeyFilter {
  /**
   * What attributes must have held before the change. The stream must carry old images.
   *
   * @default - anything
   */
  readonly oldImage?: { [attribute: string]: TableAttribute };
}

/** Conditions on an item before and after its change. */
export interface ChangedItemFilter extends NewItemFilter, OldItemFilter {
}

/**
 * Which changes of a table are taken. The others are passed over.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
 */
export class TableFilter extends SourceFilter {
  /** Changes of any kind. */
  public static changed(item: ChangedItemFilter): TableFilter {
    return new TableFilter(renderedItem(item));
  }

  /** New items. */
  public static inserted(item: NewItemFilter = {}): TableFilter {
    return new TableFilter({ eventName: ['INSERT'], ...renderedItem(item) });
  }

  /** Changes of items that stay. */
  public static modified(item: ChangedItemFilter = {}): TableFilter {
    return new TableFilter({ eventName: ['MODIFY'], ...renderedItem(item) });
  }

  /** Items that left the table, by a call or because they expired. */
  public static removed(item: OldItemFilter = {}): TableFilter {
    return new TableFilter({ eventName: ['REMOVE'], ...renderedItem(item) });
  }

  /**
   * Items that DynamoDB removed because their time to live was over.
   *
   * Of a global table, only in the Region where the item expired: the others see a removal like any other.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
   */
  public static expired(item: OldItemFilter = {}): TableFilter {
    return new TableFilter({
      eventName: ['REMOVE'],
      userIdentity: { type: ['Service'], principalId: ['dynamodb.amazonaws.com'] },
      ...renderedItem(item),
    });
  }

  /** By a pattern as the service takes it: a JSON object whose leaves are lists, in at most 4,096 characters. Numbers cannot be compared. */
  public static pattern(json: string): TableFilter {
    return new TableFilter(json);
  }

  /** @internal */
  protected override readonly _dataFields: string[] = ['dynamodb'];

  /** @internal */
  protected override readonly _comparesNumbers: boolean = false;
}

function renderedItem({ keys, newImage, oldImage }: ChangedItemFilter): { [field: string]: unknown } {
  const dynamodb = compact({
    Keys: keys && renderedAttributes(keys),
    NewImage: newImage && renderedAttributes(newImage),
    OldImage: oldImage && renderedAttributes(oldImage),
  });
  return Object.keys(dynamodb).length === 0 ? {} : { dynamodb };
}
