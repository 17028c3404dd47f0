/** Sealing a step and reading one back: pure. */
import { createHash } from 'node:crypto';
import type { Edition } from '../../domain/edition.ts';
import { ArchiveError } from '../../domain/errors.ts';
import { NO_PREVIOUS } from '../../domain/lists.ts';
import { isRedacted } from '../log/seal.ts';
import type { Mark, NewStep, StepContent, StepRow } from './Journal.ts';

/** Before the first step. */
export const BEGINNING: Mark = { number: 0, sha256: NO_PREVIOUS };

const KINDS: readonly string[] = ['edition', 'entity', 'media', 'release', 'synonyms'] satisfies StepContent['kind'][];

/** The step that puts `content` after `before`. `claims`: the slug that the edition's article has for the first time. */
export function sealStep(before: Mark, content: StepContent, claims: string | null = null): NewStep {
  const { kind, ...rest } = content;
  const json = content.kind === 'edition' ? content.json : JSON.stringify(rest);
  const unsealed = { number: before.number + 1, kind, json, previous: before.sha256 };
  const edition = content.kind === 'edition' ? editionKeys(content.json, claims) : null;
  return { ...unsealed, sha256: hashStep(unsealed), edition };
}

function editionKeys(json: string, claims: string | null): NewStep['edition'] {
  const { article, number } = JSON.parse(json) as Edition;
  return { article: article.id, number, claims };
}

/** SHA-256 over number, kind and previous, a line each, and the JSON: lower-case hexadecimal. */
function hashStep({ number, kind, json, previous }: Omit<StepRow, 'sha256'>): string {
  return createHash('sha256').update(`${number}\n${kind}\n${previous}\n${json}`).digest('hex');
}

/**
 * The content of a step that follows `before`; null where it was a file that was removed for good.
 * @throws ArchiveError store-damaged naming the step: a gap, another hash than it should have, or a kind that this version does not know
 */
export function openStep(before: Mark, row: StepRow): StepContent | null {
  const refuse = (reason: string) => new ArchiveError('store-damaged', `journal step ${row.number}: ${reason}`);
  if (row.number !== before.number + 1) throw refuse(`follows step ${before.number}, steps in between are missing`);
  if (!KINDS.includes(row.kind)) throw refuse(`unknown kind "${row.kind}", written by a newer version of this program`);
  if (row.previous !== before.sha256) throw refuse('does not continue the step before it');
  if (row.isRemoved) return openRemoved(row);
  if (hashStep(row) !== row.sha256) throw refuse('its hash does not match its content');
  if (row.kind === 'edition') return { kind: row.kind, json: row.json };
  return { kind: row.kind, ...(JSON.parse(row.json) as object) } as StepContent;
}

/** An edition without its content stays in the log; a file that is gone leaves nothing. */
function openRemoved({ number, kind, json }: StepRow): StepContent | null {
  if (kind === 'media') return null;
  if (kind === 'edition' && isRedacted(json)) return { kind, json };
  throw new ArchiveError('store-damaged', `journal step ${number}: its content is gone without a redaction`);
}
