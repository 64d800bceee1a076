import { createHash } from 'node:crypto';
import type { Answer, Call } from '../order-intake/aws-stand-in';

/** What SQS answers to a message that it took: the client compares the digest. */
export function messageTaken({ body }: Call): Answer {
  return { body: { MessageId: 'd1e2f3', MD5OfMessageBody: createHash('md5').update(String(body.MessageBody)).digest('hex') } };
}
