import type { App, Reading, Resource } from '../../../template';
import { Statement } from '../../../template';
import { currentFunctionOf, onEachMapping, queueOf, streamOf } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const ACTION = 'kms:Decrypt';

export const sourceKmsPermission: Rule = {
  id: 'EventSourceMapping.SourceKmsPermission',
  severity: 'warning',
  statement: 'The role of the function may not decrypt with the key of the queue or stream that a mapping reads.',
  fix: 'Allow the role `kms:Decrypt` on the key.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  check: onEachMapping((mapping, source, app) => {
    const fn = currentFunctionOf(app, mapping);
    const role = fn && app.roleOf(fn);
    const encrypted = queueOf(source) ?? streamOf(app, source);
    const key = encrypted && keyOf(app, encrypted);
    return fn !== undefined && key !== undefined && role?.lacks(ACTION, key) === true && !mayName(app, key, role.resource)
      ? finding(mapping.at('EventSourceArn'), `the role of a function must allow ${ACTION} on the key of its source, got role ${role.resource.logicalId} of ${fn.logicalId} without it for key ${key.logicalId} of ${encrypted?.logicalId ?? ''}: allow it on the key`)
      : undefined;
  }),
};

/** The customer key of the app that a queue or stream is encrypted with. */
function keyOf(app: App, encrypted: Resource): Resource | undefined {
  const named = app.resourceOf(encrypted.type === 'AWS::SQS::Queue' ? encrypted.at('KmsMasterKeyId') : encrypted.at('StreamEncryption', 'KeyId'));
  const key = named?.type === 'AWS::KMS::Alias' ? app.resourceOf(named.at('TargetKeyId')) : named;
  return key?.type === 'AWS::KMS::Key' ? key : undefined;
}

/** Whether the policy of the key may name the role. One that names the account leaves it to the policies of the role. */
function mayName(app: App, key: Resource, role: Resource): boolean {
  return Statement.ofDocument(key, key.at('KeyPolicy'))?.some((statement) => {
    const principal = statement.document?.at('Principal');
    return statement.mayAllow(ACTION)
      && (principal?.isPresent !== true || principal.text() !== undefined || principal.at('AWS').listed()?.every((user) => isOther(app, user, role)) !== true);
  }) ?? true;
}

function isOther(app: App, user: Reading, role: Resource): boolean {
  const named = user.reference() && app.resourceOf(user);
  return user.endsWith(':root') || /^\d{12}$/.test(user.text() ?? '') || (named !== undefined && named !== role);
}
