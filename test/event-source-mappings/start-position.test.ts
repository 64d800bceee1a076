import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { StreamPosition } from '../../lib';
import { failure } from '../failure';
import { onlyPropertiesOf } from '../synthesized';
import { KINDS, kinesisSource, MAPPING, mappingOf, newStack, production } from './stream-kinds';

function positionOf(startingPosition: StreamPosition): unknown {
  const stack = newStack();
  production(stack).addEventSource(kinesisSource(new Stream(stack, 'Stream'), { startingPosition }));
  const { StartingPosition: position, StartingPositionTimestamp: timestamp } = onlyPropertiesOf(stack, MAPPING);
  return { position, timestamp };
}

describe('a position in a data stream', () => {
  test.each<[string, StreamPosition, unknown]>([
    ['its beginning', StreamPosition.trimHorizon(), { position: 'TRIM_HORIZON' }],
    ['its end', StreamPosition.latest(), { position: 'LATEST' }],
    ['a time, in seconds', StreamPosition.at(new Date('2026-01-31T12:00:00.500Z')), { position: 'AT_TIMESTAMP', timestamp: 1_769_860_800.5 }],
    ['the first second that can be written', StreamPosition.at(new Date(0)), { position: 'AT_TIMESTAMP', timestamp: 0 }],
  ])('is %s', (_title, position, expected) => {
    expect(positionOf(position)).toEqual(expected);
  });

  test.each<[string, RegExp]>([
    ['yesterday', /got an invalid date: /],
    ['1969-12-31T23:59:59Z', /got 1 s before it: /],
  ])('fails at %s', (text, message) => {
    expect(() => positionOf(StreamPosition.at(new Date(text)))).toThrow(failure('StreamPositionTimestampInvalid', message));
  });
});

test('every kind of stream says in the template where it begins', () => {
  expect(Object.keys(KINDS).map((kind) => mappingOf(kind).StartingPosition)).toEqual(['TRIM_HORIZON', 'TRIM_HORIZON']);
});
