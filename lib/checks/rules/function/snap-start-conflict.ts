import { SNAP_START_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { provisionedParts, takesSnapshots } from './provisioned-parts';

const { ephemeralStorageMb: max } = SNAP_START_LIMITS;

export const snapStartConflict: Rule = {
  id: 'Function.SnapStartConflict',
  severity: 'error',
  statement: `A function with SnapStart has provisioned concurrency, more than ${max} MB of ephemeral storage, or a file system.`,
  fix: 'Remove one of the two.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
  check: onEachFunction((fn, app) => {
    if (!takesSnapshots(fn)) {
      return undefined;
    }
    const storage = fn.at('EphemeralStorage', 'Size');
    const size = storage.numberThat((mb) => mb > max);
    const fileSystems = fn.at('FileSystemConfigs');
    return [
      ...provisionedParts(app, fn).map((part) => finding(
        part.at('ProvisionedConcurrencyConfig'),
        `ProvisionedConcurrencyConfig must not be given for a function with SnapStart, got it for ${fn.logicalId}: remove it, or set SnapStart.ApplyOn of ${fn.logicalId} to None`,
      )),
      ...size === undefined ? [] : [finding(storage, `EphemeralStorage.Size is at most ${max} MB with SnapStart, got ${size} MB: set it to ${max}, or SnapStart.ApplyOn to None`)],
      ...fileSystems.isNotEmpty
        ? [finding(fileSystems, 'FileSystemConfigs must not be given with SnapStart, got a file system: remove it, or set SnapStart.ApplyOn to None')]
        : [],
    ];
  }),
};
