/** Adds a member to its group. */
export function group<K, V>(groups: Map<K, V[]>, key: K, member: V): void {
  const members = groups.get(key);
  if (members === undefined) {
    groups.set(key, [member]);
  } else {
    members.push(member);
  }
}
