import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { runtimeOf } from '../../runtimes';

/** What consoles and tutorials give functions of script languages. Another text with dots can be a Java class or a .NET assembly. */
const SCRIPT_HANDLERS = ['index.handler', 'lambda_function.lambda_handler', 'app.handler', 'main.handler'];

export const handlerRuntimeMismatch: Rule = {
  id: 'Function.HandlerRuntimeMismatch',
  severity: 'warning',
  statement: 'A Java or .NET function has the default handler of a script language.',
  fix: 'Write `<package>.<Class>::<method>` for Java, `<Assembly>::<Namespace>.<Class>::<Method>` for .NET.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html',
  check: onEachFunction((fn) => {
    const handler = fn.at('Handler');
    const runtime = runtimeOf(fn, 'java', 'dotnet');
    const form = runtime?.startsWith('java') === true ? 'package.Class::method' : 'Assembly::Namespace.Class::Method';
    return runtime !== undefined && handler.is(...SCRIPT_HANDLERS)
      ? finding(handler, `Handler of a ${runtime} function must be ${form}, got ${handler.texts()?.[0] ?? ''}: name the class`)
      : undefined;
  }),
};
