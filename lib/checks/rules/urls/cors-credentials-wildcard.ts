import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { URL_TYPE } from './url-targets';

export const corsCredentialsWildcard: Rule = {
  id: 'Url.CorsCredentialsWildcard',
  severity: 'warning',
  statement: 'A function URL allows credentials from every origin, which browsers refuse.',
  fix: 'List the origins in `AllowOrigins`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html',
  check: onEach(URL_TYPE, (url) => {
    const cors = url.at('Cors');
    return cors.at('AllowCredentials').is('true') && cors.at('AllowOrigins').someItem((origin) => origin.is('*'))
      ? finding(cors.at('AllowOrigins'), 'AllowOrigins should list origins where AllowCredentials is true, got "*": list them')
      : undefined;
  }),
};
