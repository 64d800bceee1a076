import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { nameOf } from './certain-triggers';
import { onEachTarget } from './event-targets';

const INPUTS = ['Input', 'InputPath', 'InputTransformer'];

export const inputConflict: Rule = {
  id: 'EventsRule.InputConflict',
  severity: 'error',
  statement: 'A target has more than one of `Input`, `InputPath` and `InputTransformer`.',
  fix: 'Keep one of them.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html',
  check: onEachTarget((target) => {
    const [first] = target.alternatives.map(inputsOf);
    return target.every((each) => inputsOf(each).length > 1)
      ? finding(target, `${nameOf(target)} has at most one of ${INPUTS.join(', ')}, got ${first.join(' and ')}: keep one`)
      : undefined;
  }),
};

function inputsOf(target: Reading): readonly string[] {
  return INPUTS.filter((name) => target.at(name).isPresent && !target.at(name).alternatives.some(({ isEmpty }) => isEmpty));
}
