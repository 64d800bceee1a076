import type { EventSource, Resource } from '../../../template';
import { onEachMapping, SOURCE_NAMES } from '../../event-sources';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { optionsOf } from './source-options';

const SELF_MANAGED = ['SASL_SCRAM_256_AUTH', 'SASL_SCRAM_512_AUTH', 'BASIC_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH', 'SERVER_ROOT_CA_CERTIFICATE', 'VPC_SUBNET', 'VPC_SECURITY_GROUP'];
const ALL_TYPES = [...SELF_MANAGED, 'VIRTUAL_HOST'];

/** Which types of access configuration a source has; the others have none at all. */
const ACCESS_TYPES = new Map<EventSource['kind'], readonly string[]>([
  ['msk', ['SASL_SCRAM_512_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH', 'SERVER_ROOT_CA_CERTIFICATE']],
  ['kafka', SELF_MANAGED],
  ['mq', ['BASIC_AUTH', 'VIRTUAL_HOST']],
  ['documentdb', ['BASIC_AUTH']],
]);

export const optionMisplaced: Rule = {
  id: 'EventSourceMapping.OptionMisplaced',
  severity: 'warning',
  statement: 'A mapping has an option that is documented for other sources.',
  fix: 'Remove the option: it is refused, or has no effect.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping, source) => [...misplacedOptions(mapping, source), ...misplacedAccess(mapping, source), ...misplacedBlocks(mapping)]),
};

function misplacedOptions(mapping: Resource, { kind }: EventSource): readonly Finding[] {
  return kind === undefined ? [] : optionsOf(mapping, kind, 'w').filter(({ isGiven }) => isGiven).map(({ name, at }) =>
    finding(at, `${name} with this value is for other sources, got it for ${SOURCE_NAMES[kind]}: remove it`));
}

function misplacedAccess(mapping: Resource, { kind }: EventSource): readonly Finding[] {
  const allowed = ACCESS_TYPES.get(kind);
  return allowed === undefined || kind === undefined ? [] : (mapping.at('SourceAccessConfigurations').items() ?? []).flatMap((item) => {
    const type = item.at('Type').textThat((text) => ALL_TYPES.includes(text) && !allowed.includes(text));
    return type === undefined ? [] : finding(item.at('Type'), `Type must be one of ${allowed.join(', ')} for ${SOURCE_NAMES[kind]}, got ${type}: remove the entry`);
  });
}

function misplacedBlocks(mapping: Resource): readonly Finding[] {
  return [
    ['AmazonManagedKafkaEventSourceConfig', 'SelfManagedEventSource', 'SelfManagedKafkaEventSourceConfig'],
    ['SelfManagedKafkaEventSourceConfig', 'EventSourceArn', 'AmazonManagedKafkaEventSourceConfig'],
  ].flatMap(([block, source, right]) => {
    const config = mapping.at(block);
    return config.isNotEmpty && mapping.at(source).isPresent
      ? finding(config, `${block} must not stand beside ${source}, got both: use ${right}`)
      : [];
  });
}
