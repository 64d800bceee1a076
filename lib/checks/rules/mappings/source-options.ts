import type { EventSourceKind, Reading, Resource } from '../../../template';

/** What a source makes of an option: required, optional, refused, misplaced (refused or without effect), or with provisioned pollers only. */
type Use = 'R' | 'o' | '-' | 'w' | 'p';

interface SourceOption {
  readonly name: string;
  readonly at: (mapping: Resource) => Reading;
  /** Whether it is certainly there, and not with the value that turns it off. */
  readonly isGiven: (reading: Reading) => boolean;
  readonly uses: ReadonlyMap<EventSourceKind, Use>;
}

const COLUMNS: readonly EventSourceKind[] = ['sqs', 'kinesis', 'dynamodb', 'msk', 'kafka', 'mq', 'documentdb'];

const set = (reading: Reading): boolean => reading.isPresent;
const filled = (reading: Reading): boolean => reading.isNotEmpty;
const other = (off: string) => (reading: Reading): boolean => reading.every((value) => value.isPresent && !value.is(off));
const holds = (text: string) => (list: Reading): boolean => list.someItem((item) => item.is(text));

/** Which source takes which option. FIFO queues take what queues take; batch sizes and windows have rules of their own. */
const OPTIONS: readonly SourceOption[] = [
  //                                                                          sqs kinesis dynamodb msk kafka mq documentdb
  option('StartingPosition', set, '                                            -     R       R      R    R    -      R    '),
  option('StartingPositionTimestamp', set, '                                   -     o       o      o    o    -      o    '),
  option('ParallelizationFactor', set, '                                       -     o       o      -    -    -      -    '),
  option('TumblingWindowInSeconds', other('0'), '                              -     o       o      -    -    -      -    '),
  option('BisectBatchOnFunctionError', other('false'), '                       -     o       o      p    p    -      -    '),
  option('MaximumRetryAttempts', other('-1'), '                                -     o       o      p    p    -      -    '),
  option('MaximumRecordAgeInSeconds', other('-1'), '                           -     o       o      p    p    -      -    '),
  option('DestinationConfig.OnFailure', filled, '                              -     o       o      o    o    -      -    '),
  option('FunctionResponseTypes', holds('ReportBatchItemFailures'), '          o     o       o      p    p    -      -    '),
  option('ScalingConfig.MaximumConcurrency', set, '                            o     -       -      -    -    -      -    '),
  option('ProvisionedPollerConfig', filled, '                                  o     -       -      o    o    -      -    '),
  option('ProvisionedPollerConfig.PollerGroupName', set, '                     w     -       -      o    o    -      -    '),
  option('Topics', filled, '                                                   w     w       w      R    R    w      w    '),
  option('Queues', filled, '                                                   w     w       w      w    w    R      w    '),
  option('SourceAccessConfigurations', filled, '                               w     w       w      o    R    R      R    '),
  option('LoggingConfig', filled, '                                            w     w       w      p    p    w      w    '),
  option('MetricsConfig.Metrics', holds('EventCount'), '                       o     o       o      o    o    w      w    '),
  option('MetricsConfig.Metrics', holds('ErrorCount'), '                       w     w       w      p    p    w      w    '),
  option('MetricsConfig.Metrics', holds('KafkaMetrics'), '                     w     w       w      p    p    w      w    '),
  option('AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig', filled, ' -     -       -      p    p    -      -    '),
  option('SelfManagedKafkaEventSourceConfig.SchemaRegistryConfig', filled, '   -     -       -      p    p    -      -    '),
];

function option(name: string, isGiven: (reading: Reading) => boolean, uses: string): SourceOption {
  const cells = uses.trim().split(/\s+/) as Use[];
  return { name, isGiven, at: (mapping) => mapping.at(...name.split('.')), uses: new Map(COLUMNS.map((kind, column) => [kind, cells[column]])) };
}

/** An option of a mapping, and where it stands. */
export interface GivenOption {
  readonly name: string;
  readonly at: Reading;
  readonly isGiven: boolean;
}

/** The options that are of such use for the source, given or not. */
export function optionsOf(mapping: Resource, kind: EventSourceKind, use: Use): readonly GivenOption[] {
  const column = kind === 'kinesis-consumer' ? 'kinesis' : kind;
  return OPTIONS.filter(({ uses }) => uses.get(column) === use).map(({ name, at, isGiven }) => {
    const reading = at(mapping);
    return { name, at: reading, isGiven: isGiven(reading) };
  });
}
