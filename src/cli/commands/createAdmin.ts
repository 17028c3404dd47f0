import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { say } from '../say.ts';
import { writeDesk } from '../session.ts';

export const createAdmin = new Command('create-admin')
  .description(
    'Create an administrator, or give an existing account that role and a new password; all its sessions end.',
  )
  .argument('<email>', 'e-mail address to sign in with')
  .option('--password <password>', 'password, 10 characters or more; without it one is made and printed')
  .action((email: string, { password = randomBytes(12).toString('base64url') }: { password?: string }) =>
    writeDesk(async ({ payload }) => {
      if (password.length < 10) throw new Error('--password: at least 10 characters');
      const where = { email: { equals: email.toLowerCase() } };
      const { docs } = await payload.find({ collection: 'users', where, limit: 1, depth: 0 });
      const data = { password, role: 'administrator' as const, sessions: [], loginAttempts: 0, lockUntil: null };
      if (docs[0]) await payload.update({ collection: 'users', id: docs[0].id, data });
      else await payload.create({ collection: 'users', data: { ...data, email, name: 'Administrator' } });
      say(`${docs[0] ? 'Updated' : 'Created'}: ${email}  password: ${password}`);
    }),
  );
