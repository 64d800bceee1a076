import type { Rule } from '../../rule';
import { corsCredentialsWildcard } from './cors-credentials-wildcard';
import { invokeFunctionStatementMissing } from './invoke-function-statement-missing';
import { publicAuthNone } from './public-auth-none';
import { publicNoReservation } from './public-no-reservation';
import { publicPermissionMissing } from './public-permission-missing';
import { streamingRuntime } from './streaming-runtime';
import { streamingVpc } from './streaming-vpc';
import { urlDuplicate } from './url-duplicate';
import { urlVersionTarget } from './url-version-target';

export const URLS_RULES: readonly Rule[] = [
  invokeFunctionStatementMissing,
  urlDuplicate,
  urlVersionTarget,
  publicAuthNone,
  publicPermissionMissing,
  corsCredentialsWildcard,
  streamingRuntime,
  streamingVpc,
  publicNoReservation,
];
