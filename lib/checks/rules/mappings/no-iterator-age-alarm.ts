import { Alarms } from '../../../template';
import { isStream, onEachMapping, streamOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const noIteratorAgeAlarm: Rule = {
  id: 'EventSourceMapping.NoIteratorAgeAlarm',
  severity: 'info',
  statement: 'No alarm of the app watches how far a function is behind its stream.',
  fix: 'Add an alarm on `IteratorAge` of the function at half of what the stream keeps.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  check: (app, options) => {
    const alarms = new Alarms(app);
    return onEachMapping((mapping, source) => {
      const fn = app.fnOf(mapping.at('FunctionName'))?.function;
      const stream = streamOf(app, source);
      return !isStream(source) || fn === undefined || alarms.mayWatch('IteratorAge', fn) || (stream !== undefined && alarms.mayWatch('GetRecords.IteratorAgeMilliseconds', stream))
        ? undefined
        : finding(mapping, `IteratorAge of ${fn.logicalId} should have an alarm, got none: add one at half of what the stream keeps`);
    })(app, options);
  },
};
