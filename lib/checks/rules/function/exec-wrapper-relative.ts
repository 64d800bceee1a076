import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { EXEC_WRAPPER, variable } from '../../variables';

/** An OS-only runtime and an image without Lambda's own runtime never read the variable. */
export const execWrapperRelative: Rule = {
  id: 'Function.ExecWrapperRelative',
  severity: 'error',
  statement: `\`${EXEC_WRAPPER}\` does not begin with \`/\`.`,
  fix: 'Give the absolute path: `/opt/<script>` of a layer, or `/var/task/<script>` of the code.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html',
  check: onEachFunction((fn) => {
    const wrapper = variable(fn, EXEC_WRAPPER);
    const runsWrapper = fn.at('PackageType').or('Zip').is('Zip') && !fn.at('Runtime').alternatives.some((runtime) => runtime.startsWith('provided'));
    const isRelative = wrapper.every((path) => {
      const start = path.parts()?.at(0);
      return typeof start === 'string' && start !== '' && !start.startsWith('/');
    });
    return runsWrapper && isRelative
      ? finding(wrapper, `${EXEC_WRAPPER} must be an absolute path, got ${wrapper.text() ?? 'a relative one'}: begin it with /opt/ for a layer or /var/task/ for the code`)
      : undefined;
  }),
};
