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

/** What *Forgot password* can truthfully say while no mail is sent: whom to ask. */
export function withoutMail(administrator: string) {
  const words = (text: string) => ({
    authentication: { checkYourEmailForPasswordReset: text, forgotPasswordEmailInstructions: text },
  });
  return {
    en: words(`This archive sends no e-mail. Ask an administrator (${administrator}) to set a new password for you.`),
    zh: words(`本系统不发送邮件。请联系管理员（${administrator}）为您设置新密码。`),
  };
}
