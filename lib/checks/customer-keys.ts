import type { App, Reading, Resource } from '../template';
import { Statement } from '../template';

/** The customer key of the app that a property names, be it through an alias. */
export function customerKeyOf(app: App, property: Reading): Resource | undefined {
  const named = app.resourceOf(property);
  const key = named?.type === 'AWS::KMS::Alias' ? app.resourceOf(named.at('TargetKeyId')) : named;
  return key?.type === 'AWS::KMS::Key' ? key : undefined;
}

/** Whether the policy of a key itself may allow the action to the role. One that names the account leaves it to the policies of the role. */
export function keyMayAdmit(app: App, key: Resource, role: Resource, action: string): boolean {
  return Statement.ofDocument(key, key.at('KeyPolicy'))?.some((statement) =>
    statement.mayAllow(action) && (statement.document?.at('Principal').alternatives.some((principal) => mayBe(app, principal, role)) ?? true)) ?? true;
}

function mayBe(app: App, principal: Reading, role: Resource): boolean {
  if (principal.entries() === undefined) {
    return true;
  }
  return principal.at('AWS').listed()?.some((user) => {
    const named = app.resourceOf(user);
    const isAccount = user.endsWith(':root') || /^\d{12}$/.test(user.text() ?? '');
    const isOther = user.reference() !== undefined && named !== undefined && named !== role;
    return !isAccount && !isOther;
  }) ?? true;
}
