import type { Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { NODE_CALLBACKS_REMOVED_IN } from '../private/limits';
import { warn } from '../private/warnings';
import { nodeMajor } from './runtime-kind';

const OPENERS = '([{<';
const CLOSERS = ')]}>';

/** Warns when the exported function visibly takes a callback, on a runtime that has none to give. */
export function warnOfCallback(scope: IConstruct, source: string, name: string, runtime: Runtime): void {
  const major = nodeMajor(runtime);
  if (major !== undefined && major >= NODE_CALLBACKS_REMOVED_IN && parameterCount(source, name) >= 3) {
    warn(scope, 'FunctionCode.callbackHandler',
      `handler "${name}" takes three parameters, but ${runtime.name} calls no callback: make it async and return the result`);
  }
}

/** How many parameters the function exported under this name declares in plain sight; 0 when it cannot be told. */
export function parameterCount(source: string, name: string): number {
  const identifier = name.replace(/\$/g, '\\$&');
  const start = new RegExp(
    `^(?:export\\s+(?:async\\s+)?function\\s+${identifier}\\s*\\(`
    + `|(?:export\\s+const\\s+${identifier}\\s*(?::[^=()]*)?|(?:module\\.)?exports\\.${identifier}\\s*)=\\s*(?:async\\s+)?(?:function\\s*[\\w$]*\\s*)?\\()`, 'm').exec(source);
  return start === null ? 0 : countParameters(source.slice(start.index + start[0].length));
}

/** Counts the parts between commas up to the closing bracket; gives up at defaults, which end what a function says of itself. */
function countParameters(text: string): number {
  let depth = 0;
  let count = 0;
  let blank = true;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (depth === 0 && character === ')') {
      return blank ? count : count + 1;
    }
    if (depth === 0 && ((character === '=' && text[i + 1] !== '>') || text.startsWith('...', i) || text.startsWith('//', i) || text.startsWith('/*', i))) {
      return 0;
    }
    if (OPENERS.includes(character)) {
      depth += 1;
    } else if (CLOSERS.includes(character) && text[i - 1] !== '=') {
      depth -= 1;
    }
    if (depth === 0 && character === ',') {
      count += 1;
      blank = true;
    } else if (!/\s/.test(character)) {
      blank = false;
    }
  }
  return 0;
}
