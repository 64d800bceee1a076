import type { Rule } from '../../rule';
import { aliasRename } from './alias-rename';
import { immutablePropertyChange } from './immutable-property-change';
import { layerVersionReplacedWhileExported } from './layer-version-replaced-while-exported';
import { queueReplacementLosesMessages } from './queue-replacement-loses-messages';
import { replacementLosesPosition } from './replacement-loses-position';
import { roleOrDlqChangedDuringShift } from './role-or-dlq-changed-during-shift';
import { urlReplacementChangesAddress } from './url-replacement-changes-address';
import { versionHashWithoutChange } from './version-hash-without-change';

export const DEPLOYED_RULES: readonly Rule[] = [
  immutablePropertyChange,
  layerVersionReplacedWhileExported,
  versionHashWithoutChange,
  roleOrDlqChangedDuringShift,
  replacementLosesPosition,
  urlReplacementChangesAddress,
  aliasRename,
  queueReplacementLosesMessages,
];
