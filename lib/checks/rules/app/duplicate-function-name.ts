import type { Resource } from '../../../template';
import { group } from '../../../template/grouped';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const duplicateFunctionName: Rule = {
  id: 'App.DuplicateFunctionName',
  severity: 'error',
  statement: 'Functions of two stacks in one account and Region have the same name.',
  fix: 'Drop `FunctionName`, or put the stage into it.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  check: (app) => {
    const places = new Map<string, Resource[]>();
    for (const fn of app.ofType('AWS::Lambda::Function')) {
      const { account, region } = fn.stack;
      const name = fn.at('FunctionName').text();
      if (account !== undefined && region !== undefined && name !== undefined && isCertain(fn)) {
        group(places, `${account}/${region}/${name}`, fn);
      }
    }
    return [...places.values()].flatMap(([first, ...others]) => others.filter(({ stack }) => stack !== first.stack).map((fn) => finding(fn.at('FunctionName'),
      `FunctionName must differ from those of other stacks in the account and Region, got ${fn.at('FunctionName').text() ?? ''}, which ${first.id} has too: drop it, or put the stage into it`)));
  },
};

/** Whether it is created whatever the conditions are, those of the nested stacks around it included. */
function isCertain({ isConditional, stack: { parent } }: Resource): boolean {
  return !isConditional && (parent === undefined || isCertain(parent));
}
