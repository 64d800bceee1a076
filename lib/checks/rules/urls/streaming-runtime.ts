import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { runtimeOf } from '../../runtimes';
import { EXEC_WRAPPER, variable } from '../../variables';
import { urlTargetOf, URL_TYPE } from './url-targets';

/** Families of runtimes that hand over a response as a whole. */
const BUFFERING = ['python', 'java', 'dotnet', 'ruby'];

export const streamingRuntime: Rule = {
  id: 'Url.StreamingRuntime',
  severity: 'warning',
  statement: 'A function URL is to stream the response of a runtime that cannot.',
  fix: 'Use Node.js, a custom runtime or the Lambda Web Adapter, or `InvokeMode: BUFFERED`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html',
  check: onEach(URL_TYPE, (url, app) => {
    const mode = url.at('InvokeMode');
    const fn = mode.is('RESPONSE_STREAM') ? urlTargetOf(app, url)?.function : undefined;
    const runtime = fn && runtimeOf(fn, ...BUFFERING);
    return fn !== undefined && runtime !== undefined && fn.at('PackageType').or('Zip').is('Zip') && fn.at('Layers').isEmpty && variable(fn, EXEC_WRAPPER).isAbsent
      ? finding(mode, `InvokeMode RESPONSE_STREAM needs Node.js or a custom runtime, got ${runtime} of ${fn.logicalId}: use one of these, or BUFFERED`)
      : undefined;
  }),
};
