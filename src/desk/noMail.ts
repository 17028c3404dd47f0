import type { EmailAdapter } from 'payload';

/** This version sends no mail: a message, and the token in it, goes nowhere and into no log. */
export const noMail: EmailAdapter = ({ payload }) => ({
  name: 'none',
  defaultFromAddress: 'archive@localhost',
  defaultFromName: 'Opinion archive',
  sendEmail: async () => {
    payload.logger.warn('no mail is sent by this version: an administrator sets a new password (archive create-admin)');
  },
});
