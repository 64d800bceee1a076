import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { patternFault, patternsOf } from './filter-patterns';

export const filterInvalid: Rule = {
  id: 'EventSourceMapping.FilterInvalid',
  severity: 'error',
  statement: 'A filter pattern is no JSON object, or has a value that is not in a list.',
  fix: 'Write a JSON object in which every value stands in a list.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  check: onEachMapping((mapping) => patternsOf(mapping).flatMap((pattern) => {
    const text = pattern.textThat((candidate) => patternFault(candidate) !== undefined);
    return text === undefined ? [] : finding(pattern, `Pattern must be a JSON object with every value in a list, got ${patternFault(text) ?? text}: write {"body":{"key":["value"]}} or the like`);
  })),
};
