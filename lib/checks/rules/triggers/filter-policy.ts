import { TRIGGER_LIMITS } from '../../../private/limits';
import type { Reading } from '../../../template';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const most = TRIGGER_LIMITS.filterPolicyAttributes;

export const filterPolicy: Rule = {
  id: 'SnsSubscription.FilterPolicy',
  severity: 'error',
  statement: `The filter policy of a subscription is no object, has values that are not in lists, or, for message attributes, is nested or has more than ${most} attributes.`,
  fix: 'Put values in lists, and set `FilterPolicyScope` to `MessageBody` for a nested policy.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
  check: onEach('AWS::SNS::Subscription', (subscription) => {
    const isOfAttributes = subscription.at('FilterPolicyScope').or('MessageAttributes').is('MessageAttributes');
    const found = subscription.at('FilterPolicy').parsed().alternatives.map((policy) => faultOf(policy, isOfAttributes));
    return found.every((fault) => fault !== undefined) ? found[0] : undefined;
  }),
};

function faultOf(policy: Reading, isOfAttributes: boolean): Finding | undefined {
  const text = policy.text();
  if (policy.items() !== undefined || (text !== undefined && text !== '')) {
    return finding(policy, `FilterPolicy is an object, got ${text === undefined ? 'a list' : JSON.stringify(text)}: write { "attribute": ["value"] }`);
  }
  const attributes = (policy.entries() ?? []).filter(([name, value]) => name !== '$or' && !value.alternatives.some(({ isAbsent }) => isAbsent));
  return bareValue(policy) ?? (isOfAttributes ? nested(attributes) ?? tooMany(policy, attributes) : undefined);
}

/** A value that is in no list, at any depth. */
function bareValue(policy: Reading): Finding | undefined {
  for (const [name, value] of policy.entries() ?? []) {
    const text = value.text();
    const fault = text === undefined ? bareValue(value) : finding(value, `${name} in FilterPolicy is a list of values, got ${JSON.stringify(text)}: write [${JSON.stringify(text)}]`);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

function nested(attributes: readonly (readonly [string, Reading])[]): Finding | undefined {
  const [name, value] = attributes.find(([, each]) => each.entries() !== undefined) ?? [];
  return value && finding(value, `${name ?? ''} in FilterPolicy is a list of values where the scope is MessageAttributes, got an object: set FilterPolicyScope to MessageBody`);
}

function tooMany(policy: Reading, attributes: readonly unknown[]): Finding | undefined {
  return attributes.length <= most ? undefined
    : finding(policy, `FilterPolicy has at most ${most} attributes, got ${attributes.length}: drop ${attributes.length - most}, or filter in the function`);
}
