import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const ALEXA = ['alexa-appkit.amazon.com', 'alexa-connectedhome.amazon.com'];

export const alexaWithoutToken: Rule = {
  id: 'Permission.AlexaWithoutToken',
  severity: 'warning',
  statement: 'A permission for Alexa has no `EventSourceToken`: every skill of everybody may invoke the function.',
  fix: 'Set `EventSourceToken` to the id of the skill.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const token = permission.at('EventSourceToken');
    return token.isAbsent && permission.at('Principal').is(...ALEXA)
      ? finding(token, 'EventSourceToken should be the id of the skill, got none: set it, or every skill may invoke the function')
      : undefined;
  }),
};
