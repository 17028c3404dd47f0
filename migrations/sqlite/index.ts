import * as migration_20261122_214236_initial from './20261122_214236_initial';
import * as migration_20261126_014455_problems_and_archive_head from './20261126_014455_problems_and_archive_head';
import * as migration_20261126_021817_names_aliases_revisions from './20261126_021817_names_aliases_revisions';

export const migrations = [
  {
    up: migration_20261122_214236_initial.up,
    down: migration_20261122_214236_initial.down,
    name: '20261122_214236_initial',
  },
  {
    up: migration_20261126_014455_problems_and_archive_head.up,
    down: migration_20261126_014455_problems_and_archive_head.down,
    name: '20261126_014455_problems_and_archive_head',
  },
  {
    up: migration_20261126_021817_names_aliases_revisions.up,
    down: migration_20261126_021817_names_aliases_revisions.down,
    name: '20261126_021817_names_aliases_revisions'
  },
];
