import { immutablePropertyChange } from '../../../../lib/checks/rules/deployed/immutable-property-change';
import { expectRule, fn } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const BEFORE = { Resources: { Fn: fn({ FunctionName: 'before' }) } };
const NOW = { Resources: { Fn: fn({ FunctionName: 'now' }) } };
const ELSE = { Resources: { Fn: fn({ FunctionName: 'else' }) } };

describe('what is compared with what', () => {
  test('is nothing when nothing deployed is at hand', () => {
    expectRule(immutablePropertyChange).toStaySilent(NOW);
  });

  test('is the only template with the only template, whatever their names', () => {
    expectChange(immutablePropertyChange, [{ template: BEFORE, name: 'One' }]).toFind([{ template: NOW, name: 'Other' }], { logicalId: 'Fn' });
  });

  test('is a stack with that of its name', () => {
    const before = [{ template: BEFORE, name: 'Orders' }, { template: ELSE, name: 'Else' }];
    expectChange(immutablePropertyChange, before).toFind([{ template: NOW, name: 'Orders' }, { template: ELSE, name: 'Else' }], { logicalId: 'Fn', message: /got "now" after "before"/ });
    expectChange(immutablePropertyChange, before).toStaySilent([{ template: NOW, name: 'New' }, { template: NOW, name: 'Newer' }]);
  });

  test('is nothing when two stacks have the name', () => {
    expectChange(immutablePropertyChange, [{ template: BEFORE, name: 'Orders' }, { template: ELSE, name: 'Orders' }])
      .toStaySilent([{ template: NOW, name: 'Orders' }, { template: ELSE, name: 'Else' }]);
  });

  test('knows a stack by the file of its template', () => {
    // The kit calls files stack1.template.json, stack2.template.json.
    expectChange(immutablePropertyChange, [{ template: ELSE }, { template: BEFORE }]).toFind([{ template: ELSE }, { template: NOW }], { logicalId: 'Fn', message: /after "before"/ });
  });

  test('leaves out a resource of another type or logical id', () => {
    expectChange(immutablePropertyChange, { Fn: { Type: 'AWS::SQS::Queue' }, Old: fn({ FunctionName: 'before' }) }).toStaySilent(NOW);
  });
});
