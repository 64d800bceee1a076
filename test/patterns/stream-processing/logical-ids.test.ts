import { Stack } from 'aws-cdk-lib';
import { resourcesOf } from '../../synthesized';
import { definePattern, NAMES } from './stream-patterns';

/** What is inside the function is contract of the function. */
const OWN = /^AWS::(Kinesis::Stream|SQS::\w+|Lambda::Function|Lambda::EventSourceMapping|CloudWatch::Alarm)$/;

function idsOf(name: string): string[] {
  const resources = Object.entries(resourcesOf(Stack.of(definePattern(name)))).filter(([, { Type }]) => OWN.test(Type));
  return resources.map(([id]) => id).filter((id) => !id.includes('FunctionAlarms')).sort();
}

const EXPECTED: { readonly [name: string]: string[] } = {
  StreamProcessor: [
    'ProcessorAlarmsDroppedRecords4D0D969C',
    'ProcessorAlarmsFailures0C361904',
    'ProcessorAlarmsIteratorAge4851FAB0',
    'ProcessorFailureQueue71E89E1B',
    'ProcessorFailureQueuePolicyDBECFD74',
    'ProcessorFunction4627205F',
    'ProcessorFunctionKinesisSourceProcessorStream6FC19379',
    'ProcessorStream7D97E61D',
  ],
  TableStreamProcessor: [
    'ProcessorAlarmsDroppedRecords4D0D969C',
    'ProcessorAlarmsFailures0C361904',
    'ProcessorAlarmsIteratorAge4851FAB0',
    'ProcessorFailureQueue71E89E1B',
    'ProcessorFailureQueuePolicyDBECFD74',
    'ProcessorFunction4627205F',
    'ProcessorFunctionTableStreamSourceProcessorTable347B7E24',
  ],
  WindowedAggregator: [
    'SumsProcessorAlarmsDroppedRecords105DD434',
    'SumsProcessorAlarmsFailures0BE7341A',
    'SumsProcessorAlarmsIteratorAge3241DDB2',
    'SumsProcessorFailureQueue205B4673',
    'SumsProcessorFailureQueuePolicyE39B6DB5',
    'SumsProcessorFunctionD7D25C9A',
    'SumsProcessorFunctionKinesisSourceSumsProcessorStream0CC6F1AC',
    'SumsProcessorStreamC186B651',
  ],
};

/** A changed id replaces the resource: a stream with its records, a queue with its failures, a mapping that loses its position. */
describe('the logical ids stay as they are', () => {
  test.each(NAMES)('of a %s', (name) => {
    expect(idsOf(name)).toEqual(EXPECTED[name]);
  });
});
