import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { urlTargetOf, URL_TYPE } from './url-targets';

export const streamingVpc: Rule = {
  id: 'Url.StreamingVpc',
  severity: 'warning',
  statement: 'A function URL is to stream the response of a function in a VPC.',
  fix: 'Take the function out of the VPC, or stream with `InvokeWithResponseStream`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html',
  check: onEach(URL_TYPE, (url, app) => {
    const mode = url.at('InvokeMode');
    const fn = mode.is('RESPONSE_STREAM') ? urlTargetOf(app, url)?.function : undefined;
    return fn?.at('VpcConfig', 'SubnetIds').isNotEmpty === true
      ? finding(mode, `InvokeMode RESPONSE_STREAM of a URL works outside a VPC only, got ${fn.logicalId} in one: take it out, or call InvokeWithResponseStream`)
      : undefined;
  }),
};
