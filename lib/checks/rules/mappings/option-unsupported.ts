import { onEachMapping, SOURCE_NAMES } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { optionsOf } from './source-options';

export const optionUnsupported: Rule = {
  id: 'EventSourceMapping.OptionUnsupported',
  severity: 'error',
  statement: 'A mapping has an option that its source does not have.',
  fix: 'Remove the option.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping, { kind }) => (kind === undefined ? [] : optionsOf(mapping, kind, '-').filter(({ isGiven }) => isGiven).map(({ name, at }) =>
    finding(at, `${name} must not be given for ${SOURCE_NAMES[kind]}, got ${at.text() ?? 'it'}: remove it`)))),
};
