/**
 * Whether a stack wants nothing back any more: neither is it being deployed, nor waits a failed deployment for somebody to roll it back.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 *
 * @param {string} status
 */
export function isSettled(status) {
  return status.endsWith('_COMPLETE');
}
