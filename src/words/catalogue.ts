/** The catalogue of what the desk says to its staff. A new subject is a file in subjects/ and a name here. */
import { audit, auditDetails } from './subjects/audit.ts';
import { exporting } from './subjects/exporting.ts';
import { compare } from './subjects/review/compare.ts';
import { importing } from './subjects/importing.ts';
import {
  cadences,
  languages,
  lists,
  mailTopics,
  organizationKinds,
  outcomes,
  roles,
  sourceKinds,
  stages,
  states,
} from './subjects/lists.ts';
import { ledger } from './subjects/report/ledger.ts';
import { keeping } from './subjects/keeping.ts';
import { merging } from './subjects/archive/merging.ts';
import { naming } from './subjects/naming.ts';
import { operations, runCounts, runKinds, runOutcomes } from './subjects/archive/operations.ts';
import { pasting } from './subjects/editor/pasting.ts';
import { preview } from './subjects/preview.ts';
import { refusals } from './subjects/refusals.ts';
import { release } from './subjects/release.ts';
import { report } from './subjects/report/report.ts';
import { review } from './subjects/review/review.ts';
import { slashWords } from './subjects/editor/slashWords.ts';
import { steps } from './subjects/steps.ts';
import { tables } from './subjects/editor/tables.ts';
import { today } from './subjects/today.ts';

export const CATALOGUE = {
  audit,
  auditDetails,
  cadences,
  exporting,
  compare,
  importing,
  keeping,
  languages,
  ledger,
  lists,
  mailTopics,
  merging,
  naming,
  operations,
  organizationKinds,
  outcomes,
  pasting,
  preview,
  refusals,
  release,
  report,
  review,
  roles,
  runCounts,
  runKinds,
  runOutcomes,
  sourceKinds,
  stages,
  slashWords,
  states,
  steps,
  tables,
  today,
};

export type Subject = keyof typeof CATALOGUE;
/** The texts of one subject as one language has them. */
export type Words<S extends Subject> = Record<keyof (typeof CATALOGUE)[S], string>;
