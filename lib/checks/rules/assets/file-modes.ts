import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachAsset } from './code-assets';
import { isReadable } from './permissions';

export const fileModes: Rule = {
  id: 'Asset.FileModes',
  severity: 'warning',
  statement: 'The code of a function or the content of a layer has files or folders that not everybody may read.',
  fix: 'Give files the mode 644, and folders and executables 755.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
  check: onEachAsset((resource, asset, at) => {
    const closed = [...asset.entries.values()].filter((entry) => !isReadable(entry));
    const [first] = closed;
    return first === undefined ? undefined : finding(resource.at(at),
      `${at} must be readable for everybody, got ${first.path} of mode ${(first.mode ?? 0).toString(8)}${closed.length > 1 ? ` and ${closed.length - 1} more` : ''}: give files 644, and folders and executables 755`);
  }),
};
