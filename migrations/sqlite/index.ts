import * as migration_20261122_214236_initial from './20261122_214236_initial';
import * as migration_20261126_014455_problems_and_archive_head from './20261126_014455_problems_and_archive_head';
import * as migration_20261126_021817_names_aliases_revisions from './20261126_021817_names_aliases_revisions';
import * as migration_20261126_023031_originals_and_file_hashes from './20261126_023031_originals_and_file_hashes';
import * as migration_20261126_134733_desk_today from './20261126_134733_desk_today';
import * as migration_20261126_135756_file_texts from './20261126_135756_file_texts';
import * as migration_20261126_140334_review_mail_previews from './20261126_140334_review_mail_previews';
import * as migration_20261126_145608_imports_and_runs from './20261126_145608_imports_and_runs';
import * as migration_20261126_170409_merging from './20261126_170409_merging';

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
    name: '20261126_021817_names_aliases_revisions',
  },
  {
    up: migration_20261126_023031_originals_and_file_hashes.up,
    down: migration_20261126_023031_originals_and_file_hashes.down,
    name: '20261126_023031_originals_and_file_hashes',
  },
  {
    up: migration_20261126_134733_desk_today.up,
    down: migration_20261126_134733_desk_today.down,
    name: '20261126_134733_desk_today',
  },
  {
    up: migration_20261126_135756_file_texts.up,
    down: migration_20261126_135756_file_texts.down,
    name: '20261126_135756_file_texts',
  },
  {
    up: migration_20261126_140334_review_mail_previews.up,
    down: migration_20261126_140334_review_mail_previews.down,
    name: '20261126_140334_review_mail_previews',
  },
  {
    up: migration_20261126_145608_imports_and_runs.up,
    down: migration_20261126_145608_imports_and_runs.down,
    name: '20261126_145608_imports_and_runs',
  },
  {
    up: migration_20261126_170409_merging.up,
    down: migration_20261126_170409_merging.down,
    name: '20261126_170409_merging'
  },
];
