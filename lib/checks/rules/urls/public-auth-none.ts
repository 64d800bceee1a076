import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isPublic, URL_TYPE } from './url-targets';

export const publicAuthNone: Rule = {
  id: 'Url.PublicAuthNone',
  severity: 'warning',
  statement: 'A function URL accepts requests of everybody.',
  fix: 'Set `AuthType` to `AWS_IAM`, with CloudFront in front; or acknowledge the finding and reserve concurrency.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  check: onEach(URL_TYPE, (url) => (isPublic(url)
    ? finding(url.at('AuthType'), 'AuthType should be AWS_IAM, got "NONE": use AWS_IAM with CloudFront in front, or acknowledge that the URL is public')
    : undefined)),
};
