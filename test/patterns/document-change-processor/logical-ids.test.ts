import { Stack } from 'aws-cdk-lib';
import { resourcesOf } from '../../synthesized';
import { defineDocumentChangeProcessor } from './define-document-change-processor';

/** What is inside the function is contract of the function. */
const OWN = /^AWS::(Lambda::Function|Lambda::EventSourceMapping|CloudWatch::Alarm)$/;

/** A changed id replaces the resource: a mapping that loses its position. */
describe('the logical ids of a document change processor', () => {
  test.each<[string, string | undefined, string]>([
    ['all collections', undefined, 'ProcessorFunctionDocumentDbSourceProcessorClustershopC3DF0D2B'],
    ['one collection', 'orders', 'ProcessorFunctionDocumentDbSourceProcessorClustershopordersEF9C40F0'],
  ])('stay as they are for %s', (_, collection, mapping) => {
    const resources = resourcesOf(Stack.of(defineDocumentChangeProcessor({ collection })));
    const ids = Object.entries(resources).filter(([id, { Type }]) => OWN.test(Type) && !id.includes('FunctionAlarms')).map(([id]) => id);
    expect(ids.sort()).toEqual(['ProcessorAlarmsIteratorAge4851FAB0', 'ProcessorAlarmsOversizedChangesDE459E55', 'ProcessorFunction4627205F', mapping]);
  });
});
