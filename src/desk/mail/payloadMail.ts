/** Payload's own letters (a forgotten password) go the way of all others: into the queue. */
import type { EmailAdapter } from 'payload';
import { noMail } from './noMail.ts';

/** @param from the sender; null where no mail is sent at all */
export function payloadMail(from: string | null, name: string): EmailAdapter {
  if (!from) return noMail;
  return ({ payload }) => ({
    name: 'outbox',
    defaultFromAddress: from,
    defaultFromName: name,
    // Not awaited: the request that writes it holds the desk's transaction, and this comes after it.
    sendEmail: async ({ to, subject, text, html }) => {
      const data = {
        to: String(to),
        subject: String(subject),
        text: String(text ?? html),
        nextAt: new Date().toISOString(),
      };
      payload
        .create({ collection: 'mails', data, depth: 0 })
        .catch((err: unknown) => payload.logger.error({ err, msg: 'a letter could not be queued' }));
    },
  });
}
