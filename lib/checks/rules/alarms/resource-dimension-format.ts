import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { lambdaMetricOf } from './lambda-metric';

export const resourceDimensionFormat: Rule = {
  id: 'Alarm.ResourceDimensionFormat',
  severity: 'warning',
  statement: 'The dimension `Resource` of an alarm on Lambda is neither the function nor `<function>:<alias or version>`.',
  fix: 'Write `<function>:<alias or version>`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  check: onEach('AWS::CloudWatch::Alarm', (alarm) => {
    const dimensions = lambdaMetricOf(alarm)?.dimensions.items() ?? [];
    const valueOf = (name: string): Reading | undefined => dimensions.find((dimension) => dimension.at('Name').is(name))?.at('Value');
    const [named, resource] = [valueOf('FunctionName'), valueOf('Resource')];
    const name = named && nameOf(named);
    const value = resource?.textThat((text) => text !== '' && !text.includes(':') && name !== undefined && text !== name);
    return resource === undefined || value === undefined
      ? undefined
      : finding(resource, `Resource must be <function>:<alias or version>, got ${value}: write ${name === '' ? '<function>' : name ?? ''}:${value}`);
  }),
};

/** The name that a dimension gives; empty when CloudFormation makes it up, which no literal is equal to. */
function nameOf(dimension: Reading): string | undefined {
  const reference = dimension.reference();
  if (reference?.resource.type !== 'AWS::Lambda::Function' || reference.attribute !== 'Ref') {
    return dimension.text();
  }
  const given = reference.resource.at('FunctionName');
  return given.isAbsent ? '' : given.text();
}
