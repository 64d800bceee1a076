import { binaryArchitecture } from '../../../../lib/checks/rules/assets/binary-architecture';
import type { Files } from '../../asset-kit';
import { elf, fnOf, folder, MACH_O, place, zip } from '../../asset-kit';
import { either, expectRule, UNKNOWN } from '../../rule-kit';

const [X86, ARM] = [elf(62), elf(183)];
const custom = { Runtime: 'provided.al2023' };
const arm = { Architectures: ['arm64'] };

describe('Asset.BinaryArchitecture', () => {
  test.each<[string, Record<string, unknown>, Files, RegExp]>([
    ['x86-64 on arm64', { ...custom, ...arm }, { bootstrap: X86 }, /on arm64 has binaries for Linux on arm64, got bootstrap for x86_64: build it/],
    ['arm64 on x86-64, the default', custom, { bootstrap: ARM }, /on x86_64 .* got bootstrap for arm64/],
    ['a program of macOS', custom, { bootstrap: MACH_O }, /got bootstrap for macOS/],
    ['a program of Windows', custom, { bootstrap: Buffer.from('MZ'.padEnd(64, '\0')) }, /for Windows/],
    ['a Python library', { Runtime: 'python3.13', ...arm }, { 'app.py': '', 'numpy/core.cpython-313-x86_64-linux-gnu.so': X86 }, /got numpy\/core\S+ for x86_64/],
    ['a Python library of macOS', { Runtime: 'python3.13' }, { 'app.py': '', '_cffi.cpython-313-darwin.so': MACH_O }, /_cffi\.cpython-313-darwin\.so for macOS/],
    ['a Node.js module', { ...arm }, { 'index.js': '', 'node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node': X86 }, /for x86_64/],
  ])('finds %s', (_, properties, files, message) => {
    for (const make of [folder, zip]) {
      expectRule(binaryArchitecture).toFind({ Fn: fnOf(make(files), properties) }, { logicalId: 'Fn', property: 'Properties/Code', message });
    }
  });

  test.each<[string, Record<string, unknown>, Files]>([
    ['the right processor', { ...custom, ...arm }, { bootstrap: ARM }],
    ['a script', custom, { bootstrap: '#!/bin/sh\necho hello world\n' }],
    ['a short file', custom, { bootstrap: 'x' }],
    ['a library for each processor', arm, { 'a-x64.node': X86, 'a-arm64.node': ARM }],
    ['prebuilt libraries', arm, { 'node_modules/a/prebuilds/linux-x64/a.node': X86 }],
    ['a module that only macOS loads', {}, { 'node_modules/fsevents/fsevents.node': MACH_O, 'node_modules/@swc/core-darwin-arm64/swc.darwin-arm64.node': MACH_O }],
    ['a text that is called a library', arm, { 'libc.so': 'INPUT ( /lib/libc.so.6 /usr/lib/libc_nonshared.a )' }],
    ['an architecture of a parameter', { ...custom, Architectures: UNKNOWN.parameter }, { bootstrap: ARM }],
    ['an architecture in one branch', { ...custom, Architectures: [either('arm64', 'x86_64')] }, { bootstrap: ARM }],
    ['a bootstrap that the runtime does not start', { Runtime: 'python3.13', ...arm }, { 'app.py': '', bootstrap: X86 }],
    ['another processor', custom, { bootstrap: elf(40) }],
  ])('is silent about %s', (_, properties, files) => {
    expectRule(binaryArchitecture).toStaySilent({ Fn: fnOf(folder(files), properties) });
  });

  test('is silent about code that is not at hand', () => {
    expectRule(binaryArchitecture).toStaySilent({ Fn: fnOf(place(), custom) });
  });
});
