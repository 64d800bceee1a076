import { crlfEntryPoint } from '../../../../lib/checks/rules/assets/crlf-entry-point';
import { fnOf, folder, layerOf, place, zip } from '../../asset-kit';
import { expectRule, ref, UNKNOWN } from '../../rule-kit';

const [CRLF, LF] = ['#!/bin/sh\r\necho\r\n', '#!/bin/sh\necho\r\n'];

function wrapped(script: string): Record<string, unknown> {
  return { Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: script } } };
}

describe('Asset.CrlfEntryPoint', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a bootstrap', { Fn: fnOf(folder({ bootstrap: CRLF })) }, 'Fn', /first line of bootstrap ends in LF, got CR LF/],
    ['a bootstrap in a zip', { Fn: fnOf(zip({ bootstrap: CRLF })) }, 'Fn', /bootstrap/],
    ['a bootstrap of a layer', { Layer: layerOf(folder({ bootstrap: CRLF })) }, 'Layer', /bootstrap/],
    ['an extension', { Layer: layerOf(folder({ 'extensions/agent': CRLF })) }, 'Layer', /extensions\/agent/],
    ['a wrapper in code', { Fn: fnOf(folder({ 'bin/start': CRLF }), wrapped('/var/task/bin/start')) }, 'Fn', /bin\/start/],
    ['a wrapper in a layer', { Fn: fnOf(place(), { ...wrapped('/opt/start'), Layers: [UNKNOWN.parameter, ref('Layer')] }), Layer: layerOf(folder({ start: CRLF })) }, 'Layer', /start/],
  ])('finds %s', (_, resources, logicalId, message) => {
    expectRule(crlfEntryPoint).toFind(resources, { logicalId, message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['line feeds', { Fn: fnOf(folder({ bootstrap: LF }), wrapped('/var/task/bootstrap')) }],
    ['a bootstrap that is no script', { Fn: fnOf(folder({ bootstrap: 'echo\r\n' })) }],
    ['another file', { Fn: fnOf(folder({ 'run.sh': CRLF })) }],
    ['a folder of that name in code', { Fn: fnOf(folder({ 'extensions/a.sh': CRLF })) }],
    ['a wrapper of a parameter', { Fn: fnOf(folder({ start: CRLF }), wrapped(UNKNOWN.parameter as string)) }],
    ['a wrapper that is not at hand', { Fn: fnOf(place(), { ...wrapped('/opt/start'), Layers: [ref('Layer')] }), Layer: layerOf(folder({ other: CRLF })) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(crlfEntryPoint).toStaySilent(resources);
  });
});
