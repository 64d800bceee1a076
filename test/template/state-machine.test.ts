import type { TaskState } from '../../lib/template';
import { tasksOf } from '../../lib/template';
import { appOf, either, fn, getAtt, ref, resource, sub, UNKNOWN } from '../checks/rule-kit';

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: getAtt('Fn', 'Arn') } };

function tasks(properties: Record<string, unknown>): readonly TaskState[] {
  const app = appOf({ Fn: fn(), Machine: resource('AWS::StepFunctions::StateMachine', properties) });
  return tasksOf(app.ofType('AWS::StepFunctions::StateMachine')[0]);
}

function named(task: TaskState | undefined): unknown {
  return task?.functionName?.reference()?.resource.logicalId;
}

describe('the tasks of a state machine', () => {
  test.each<[string, Record<string, unknown>]>([
    ['an object', { Definition: { States: { Work: TASK } } }],
    ['a joined text', { DefinitionString: { 'Fn::Join': ['', ['{"States":{"Work":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"', getAtt('Fn', 'Arn'), '"}}}}']] } }],
    ['a text with variables', { DefinitionString: sub('{"States":{"Work":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"${Fn.Arn}"}}}}') }],
    ['a text with substitutions', {
      DefinitionString: '{"States":{"Work":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"${Worker}"}}}}',
      DefinitionSubstitutions: { Worker: getAtt('Fn', 'Arn') },
    }],
    ['an object with substitutions', { Definition: { States: { Work: { ...TASK, Parameters: { FunctionName: '${Worker}' } } } }, DefinitionSubstitutions: { Worker: ref('Fn') } }],
  ])('are read from %s', (_, properties) => {
    const [task, ...others] = tasks(properties);
    expect([task.name, task.resource.text(), named(task), others]).toEqual(['Work', 'arn:aws:states:::lambda:invoke', 'Fn', []]);
  });

  test('are found within branches, maps and iterators', () => {
    const inner = (name: string): unknown => ({ StartAt: name, States: { [name]: TASK } });
    const States = {
      Both: { Type: 'Parallel', Branches: [inner('A'), inner('B')] }, Each: { Type: 'Map', ItemProcessor: inner('C') }, Old: { Type: 'Map', Iterator: inner('D') }, Wait: { Type: 'Wait' },
    };
    expect(tasks({ Definition: { States } }).map(({ name }) => name).sort()).toEqual(['A', 'B', 'C', 'D']);
  });

  test('say whether they retry and have a role of their own', () => {
    const States = { A: { ...TASK, Retry: [{}] }, B: { ...TASK, Credentials: { RoleArn: 'arn' }, Retry: [] } };
    expect(tasks({ Definition: { States } }).map(({ hasRetry, hasOwnRole }) => [hasRetry, hasOwnRole])).toEqual([[true, false], [false, true]]);
  });

  test('keep what is not known unknown', () => {
    expect(tasks({ Definition: { States: { Work: { ...TASK, Parameters: { FunctionName: UNKNOWN.parameter } } } } }).map(named)).toEqual([undefined]);
    expect(tasks({ Definition: { States: { Work: { ...TASK, Parameters: { FunctionName: '${Nothing}' } } } } })[0].functionName?.text()).toBeUndefined();
    expect(tasks({ Definition: { States: { Work: { ...TASK, Parameters: { FunctionName: either(ref('Fn'), 'other') } } } } }).map(named)).toEqual([undefined]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['a parameter', { DefinitionString: UNKNOWN.parameter }],
    ['a file', { DefinitionS3Location: { Bucket: 'b', Key: 'k' } }],
    ['broken JSON', { DefinitionString: '{"States":' }],
    ['a list', { DefinitionString: '[]' }],
    ['states that are none', { Definition: { States: { A: 'x', B: [] } } }],
    ['a text that is nested too deep', { DefinitionString: `${'{"States":{"A":{"Iterator":'.repeat(2_000)}{}${'}}}'.repeat(2_000)}` }],
  ])('are none in %s', (_, properties) => {
    expect(tasks(properties)).toEqual([]);
  });
});
