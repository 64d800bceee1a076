import { otherQualifier } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { written } from '../../written';

export const invokeConfigQualifierMismatch: Rule = {
  id: 'EventInvokeConfig.QualifierMismatch',
  severity: 'warning',
  statement: 'A trigger invokes a function through an alias, version or `$LATEST` that has no event invoke config, while another qualifier has one.',
  fix: 'Create the event invoke config for the qualifier that the trigger uses.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html',
  check: (app) => app.triggers.filter(({ delivery }) => delivery === 'async').flatMap(({ target, at, resource }) => {
    const { list, isComplete } = app.invokeConfigsOf(target.function);
    const other = list.find((config) => app.coexist(config.resource, resource));
    return !isComplete || other === undefined || !list.every((config) => otherQualifier(config.target, target)) ? [] : [finding(at,
      `a trigger of ${target.function.logicalId} should use a qualifier with an event invoke config, got ${written(at)}, while ${other.resource.logicalId} is for another: create one for it, or use the other`)];
  }),
};
