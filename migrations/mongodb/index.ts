/** Changes to desks on MongoDB that an earlier version left, oldest first. Each may run again from its start: a crash can cut it. */
import type { Db } from 'mongodb';
import { up as shownFiles } from './20261126_130000_shown_files.ts';

export const mongodbMigrations: { name: string; up: (db: Db) => Promise<void> }[] = [
  { name: '20261126_130000_shown_files', up: shownFiles },
];
