import type { App, Joined, Reading, Resource, Trigger } from '../../../template';
import { otherQualifier } from '../../../template';
import { globMatches } from '../../../template/glob';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import { targetName } from '../../targets';
import { certainTriggers, nameOf } from './certain-triggers';

/** Finds the permissions that may let a trigger invoke its function. */
export class Admissions {
  private readonly app: App;
  /** Many methods of an API call one function. */
  private readonly found = new Map<string, Joined<Resource>>();

  constructor(app: App) {
    this.app = app;
  }

  /** What is unknown in a permission counts. */
  public of({ target, principal = '' }: Trigger): Joined<Resource> {
    const key = `${target.function.id} ${target.isQualifierKnown} ${target.qualifier} ${principal}`;
    let joined = this.found.get(key);
    if (joined === undefined) {
      const { list, isComplete } = this.app.permissionsOf(target.function);
      const permissions = list.filter((permission) => !otherQualifier(permission.target, target)).map(({ resource }) => resource);
      joined = { isComplete, list: permissions.filter((permission) => mayInvoke(permission.at('Action')) && mayBe(permission.at('Principal'), principal)) };
      this.found.set(key, joined);
    }
    return joined;
  }
}

/** What to say about the triggers whose service certainly may not invoke the function. */
export function refusedTriggers(app: App, isRefused: (trigger: Trigger) => boolean, why: string): readonly Finding[] {
  const admissions = new Admissions(app);
  return certainTriggers(app).filter((trigger) => trigger.principal !== undefined && isRefused(trigger)).flatMap((trigger) => {
    const { isComplete, list } = admissions.of(trigger);
    const { at, principal = '', target } = trigger;
    return isComplete && list.length === 0 ? finding(at,
      `${nameOf(at)} must be a function that ${principal} may invoke, got ${targetName(target)} without a permission for it: ${why}`) : [];
  });
}

function mayInvoke(action: Reading): boolean {
  return action.alternatives.some((alternative) => {
    const text = alternative.text();
    return text === undefined || globMatches(text.toLowerCase(), 'lambda:invokefunction');
  });
}

/** The principal of a service can name its Region, and ends in the domain of its partition. */
function mayBe(principal: Reading, service: string): boolean {
  const [name] = service.split('.');
  return principal.alternatives.some((alternative) => {
    const text = alternative.text();
    return text === undefined || text === '*' || (text.startsWith(`${name}.`) && text.includes('.amazonaws.com'));
  });
}
