import { TEMPLATE_SIZE_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { noticeShare, noticeBytes, bytes: maxBytes } = TEMPLATE_SIZE_LIMITS;

export const resourceCount: Rule = {
  id: 'Stack.ResourceCount',
  severity: 'warning',
  statement: 'A template has almost as many resources or bytes as CloudFormation takes.',
  fix: 'Split the stack.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
  check: (app, { maxResources }) => app.stacks.flatMap((stack) => {
    const [count, bytes = 0] = [stack.resources.size, stack.bytes];
    return [
      ...count > maxResources * noticeShare ? [finding(stack, `resources of a template are at most ${maxResources}, got ${count}: split the stack`)] : [],
      ...bytes > noticeBytes ? [finding(stack, `a template has at most ${maxBytes} bytes, got ${bytes}: split the stack`)] : [],
    ];
  }),
};
