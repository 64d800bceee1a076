import type { Rule } from '../../rule';
import { alexaWithoutToken } from './alexa-without-token';
import { cloudFrontUrlTwoActions } from './cloud-front-url-two-actions';
import { eventSourceTokenPrincipal } from './event-source-token-principal';
import { latestQualifier } from './latest-qualifier';
import { orgIdOnService } from './org-id-on-service';
import { permissionQualifierMismatch } from './permission-qualifier-mismatch';
import { policySize } from './policy-size';
import { pollSourceNeedless } from './poll-source-needless';
import { principalFormat } from './principal-format';
import { publicInvoke } from './public-invoke';
import { serviceWithoutSource } from './service-without-source';
import { snsSourceAccount } from './sns-source-account';
import { sourceArnIsFunction } from './source-arn-is-function';
import { urlAuthTypeAction } from './url-auth-type-action';
import { wildcardAction } from './wildcard-action';

export const PERMISSIONS_RULES: readonly Rule[] = [
  latestQualifier,
  urlAuthTypeAction,
  principalFormat,
  sourceArnIsFunction,
  serviceWithoutSource,
  publicInvoke,
  wildcardAction,
  snsSourceAccount,
  orgIdOnService,
  eventSourceTokenPrincipal,
  alexaWithoutToken,
  policySize,
  cloudFrontUrlTwoActions,
  permissionQualifierMismatch,
  pollSourceNeedless,
];
