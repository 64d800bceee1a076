import type { Rule } from '../../rule';
import { codeAmbiguous } from './code-ambiguous';
import { codeIncomplete } from './code-incomplete';
import { codeSigningInline } from './code-signing-inline';
import { codeSigningOnImage } from './code-signing-on-image';
import { imageEntryPointRelative } from './image-entry-point-relative';
import { imageTagLatest } from './image-tag-latest';
import { imageUriNotPrivateEcr } from './image-uri-not-private-ecr';
import { inlineCallbackHandler } from './inline-callback-handler';
import { inlineEsmSyntax } from './inline-esm-syntax';
import { inlineHandlerMissing } from './inline-handler-missing';
import { inlineHandlerNotIndex } from './inline-handler-not-index';
import { inlineSdkV2 } from './inline-sdk-v2';
import { s3CodeUnversioned } from './s3-code-unversioned';
import { s3ReferenceNeedsVersion } from './s3-reference-needs-version';

export const CODE_RULES: readonly Rule[] = [
  codeAmbiguous,
  codeIncomplete,
  codeSigningInline,
  codeSigningOnImage,
  imageEntryPointRelative,
  imageTagLatest,
  imageUriNotPrivateEcr,
  inlineCallbackHandler,
  inlineEsmSyntax,
  inlineHandlerMissing,
  inlineHandlerNotIndex,
  inlineSdkV2,
  s3CodeUnversioned,
  s3ReferenceNeedsVersion,
];
