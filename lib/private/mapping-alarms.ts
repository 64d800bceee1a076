import { Stack } from 'aws-cdk-lib';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * The scope of the alarms of a pattern: below it, or below its mapping.
 *
 * The mapping is in the stack of a function that was brought along, and needs what the pattern defines: alarms elsewhere on what is there
 * would have the two stacks wait for each other.
 */
export function mappingAlarms(pattern: Construct, mapping: CfnEventSourceMapping): Construct {
  return new Construct(Stack.of(mapping) === Stack.of(pattern) ? pattern : mapping, 'Alarms');
}
