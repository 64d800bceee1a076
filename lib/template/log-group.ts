import type { App } from './app';
import { keyOfParts } from './key';
import type { Resource } from './resource';
import type { Part } from './value';

/** Finds the log group of the app that a function writes to. */
export class LogGroups {
  private readonly app: App;
  private byName?: ReadonlyMap<string, Resource>;

  constructor(app: App) {
    this.app = app;
  }

  /** The one it names, or the one with the name that Lambda would make. */
  public of(fn: Resource): Resource | undefined {
    const named = fn.at('LoggingConfig', 'LogGroup');
    if (!named.isAbsent) {
      const group = this.app.resourceOf(named);
      return group?.type === 'AWS::Logs::LogGroup' ? group : undefined;
    }
    this.byName ??= new Map(this.app.ofType('AWS::Logs::LogGroup').map((group) => [`${place(group)} ${group.at('LogGroupName').key}`, group]));
    const name = fn.at('FunctionName').parts();
    return this.byName.get(`${place(fn)} ${keyOfParts(['/aws/lambda/', { resource: fn, attribute: 'Ref' }])}`)
      ?? (name && this.byName.get(`${place(fn)} ${keyOfParts(joined('/aws/lambda/', name))}`));
  }
}

function joined(prefix: string, [first, ...rest]: readonly Part[]): readonly Part[] {
  return typeof first === 'string' ? [prefix + first, ...rest] : [prefix, first, ...rest];
}

function place({ stack }: Resource): string {
  return `${stack.account ?? ''}/${stack.region ?? ''}`;
}
