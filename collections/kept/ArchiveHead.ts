import type { GlobalConfig } from 'payload';
import { nobody } from '../access/roles.ts';

/** The end of the archive's log as the desk last saw it: an archive that lacks it is not the one this desk published to. */
export const ArchiveHead: GlobalConfig = {
  slug: 'archive-head',
  access: { read: nobody, update: nobody },
  admin: { hidden: true },
  fields: [
    { name: 'seq', type: 'number', min: 0 },
    { name: 'sha256', type: 'text' },
  ],
};
