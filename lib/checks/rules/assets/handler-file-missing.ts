import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { EXEC_WRAPPER, variable } from '../../variables';
import { isAll, onEachCodeAsset } from './code-assets';
import { folderAround, missingHandlerFile } from './handler-files';

export const handlerFileMissing: Rule = {
  id: 'Asset.HandlerFileMissing',
  severity: 'error',
  statement: 'The code of a Node.js, Python or Ruby function has not the file that `Handler` names.',
  fix: 'Name a file at the root of the asset in `Handler`, or package the folder that the file is in.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
  check: onEachCodeAsset((fn, asset) => {
    const [runtime, handler] = [fn.at('Runtime').text(), fn.at('Handler').text()];
    if (runtime === undefined || handler === undefined || !isAll(fn, asset) || !variable(fn, EXEC_WRAPPER).isAbsent) {
      return undefined;
    }
    const file = missingHandlerFile(runtime, handler, asset);
    const folder = file === undefined ? undefined : folderAround(runtime, handler, asset);
    return file === undefined ? undefined : finding(fn.at('Handler'), folder === undefined
      ? `Handler names a file of the code, got ${handler} and no file ${file}: correct it, or package the folder that the file is in`
      : `Handler names a file of the code, got ${handler} and ${file} only below ${folder}/: package the content of ${folder}, not the folder around it`);
  }),
};
