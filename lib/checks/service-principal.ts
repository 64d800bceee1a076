import type { Reading } from '../template';

/** Whether a principal is certainly a service of AWS; `s3.${AWS::URLSuffix}` is one. */
export function isService(principal: Reading): boolean {
  return principal.every((value) => {
    const [first, last, ...others] = value.parts() ?? [];
    if (typeof first !== 'string' || others.length > 0) {
      return false;
    }
    return last === undefined
      ? /^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(first)
      : /^[a-z0-9.-]+\.$/.test(first) && typeof last === 'object' && 'raw' in last && JSON.stringify(last.raw) === '{"Ref":"AWS::URLSuffix"}';
  });
}

/** Whether a principal is certainly this service, such as `sns`, be it as that of one Region. */
export function isServiceNamed(principal: Reading, name: string): boolean {
  return isService(principal) && principal.startsWith(`${name}.`);
}
