import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isPublic, urlTargetOf, URL_TYPE } from './url-targets';

export const publicNoReservation: Rule = {
  id: 'Url.PublicNoReservation',
  severity: 'info',
  statement: 'A flood of requests to a public URL can take the whole concurrency of the account.',
  fix: 'Set `ReservedConcurrentExecutions`, or put CloudFront with a web ACL in front.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
  check: onEach(URL_TYPE, (url, app) => {
    const fn = isPublic(url) ? urlTargetOf(app, url)?.function : undefined;
    return fn?.at('ReservedConcurrentExecutions').isAbsent === true
      ? finding(url.at('AuthType'), `ReservedConcurrentExecutions of ${fn.logicalId} should be set behind a public URL, got none: reserve what the URL may use`)
      : undefined;
  }),
};
