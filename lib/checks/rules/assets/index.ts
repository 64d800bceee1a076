import type { Rule } from '../../rule';
import { binaryArchitecture } from './binary-architecture';
import { bootstrapMissing } from './bootstrap-missing';
import { crlfEntryPoint } from './crlf-entry-point';
import { dotnetRuntimeConfig } from './dotnet-runtime-config';
import { extensionNotExecutable } from './extension-not-executable';
import { fileModes } from './file-modes';
import { handlerFileMissing } from './handler-file-missing';
import { layerLayout } from './layer-layout';
import { localSdkBundled } from './local-sdk-bundled';
import { secretsInBundle } from './secrets-in-bundle';
import { unzippedTooLarge } from './unzipped-too-large';

export const ASSETS_RULES: readonly Rule[] = [
  handlerFileMissing,
  unzippedTooLarge,
  bootstrapMissing,
  binaryArchitecture,
  dotnetRuntimeConfig,
  fileModes,
  layerLayout,
  extensionNotExecutable,
  crlfEntryPoint,
  secretsInBundle,
  localSdkBundled,
];
