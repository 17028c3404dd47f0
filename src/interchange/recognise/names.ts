/** Who is meant by a name: the archive's own people, companies, outlets and topics, by every name they have. */
import { fold } from '../../archive/search/tokenize.ts';
import type { Entity, Named, Proposed } from './proposal.ts';

/** What companies add to their name and people leave out. */
const LEGAL =
  /(股份|集团|控股|科技)?(有限责任公司|股份有限公司|有限公司|集团|公司)$|[,，]?\s*(group\s+)?(co\.?,?\s*ltd\.?|company limited|corporation|corp\.?|inc\.?|gmbh|ltd\.?)$/i;
/** A name shorter than this is no proof that it was meant. */
const SHORT = 3;

const plain = (name: string) =>
  fold(name.replace(/[“”"'‘’《》「」]/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
const core = (name: string) => plain(name.trim().replace(LEGAL, ''));

/** The entity of this name; one that differs only in what companies add counts as likely. */
export function match(name: string, known: readonly Entity[]): Proposed<Named> {
  const wanted = plain(name);
  const exact = known.find(({ names }) => names.some((one) => plain(one) === wanted));
  if (exact) return { value: { id: exact.id, name: name.trim() }, sureness: 'sure' };
  const short = core(name);
  const near = short.length < SHORT ? undefined : known.find(({ names }) => names.some((one) => core(one) === short));
  if (near) return { value: { id: near.id, name: name.trim() }, sureness: 'likely' };
  return { value: { id: null, name: name.trim() }, sureness: 'guess' };
}

/** Entities whose name stands in the text, those named most often first. */
export function namedIn(text: string, known: readonly Entity[]): (Named & { times: number })[] {
  const folded = plain(text);
  return known
    .flatMap(({ id, names }) => {
      const best = names
        .filter((name) => plain(name).length >= SHORT || /\p{sc=Han}{2}/u.test(name))
        .map((name) => ({ id, name, times: countOf(folded, plain(name)) }))
        .sort((one, other) => other.times - one.times)[0];
      return best && best.times > 0 ? [best] : [];
    })
    .sort((one, other) => other.times - one.times);
}

/** A Latin name counts as a whole word only. */
function countOf(text: string, name: string): number {
  if (name === '') return 0;
  const parts = text.split(name);
  if (!/^[a-z0-9]/.test(name)) return parts.length - 1;
  const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  return parts.slice(1).filter((after, index) => !isLetter(after[0]) && !isLetter(parts[index]?.at(-1))).length;
}

/** Every entity that has this very name, by any of its names; of none, those that differ only in what companies add. */
export function indexNames(known: readonly Entity[]): (name: string) => Entity[] {
  const exact = new Map<string, Entity[]>();
  const near = new Map<string, Entity[]>();
  const add = (index: Map<string, Entity[]>, key: string, entity: Entity) => {
    const there = index.get(key);
    if (!there) index.set(key, [entity]);
    else if (!there.includes(entity)) there.push(entity);
  };
  for (const entity of known) {
    for (const name of entity.names) {
      add(exact, plain(name), entity);
      if (core(name).length >= SHORT) add(near, core(name), entity);
    }
  }
  return (name) => exact.get(plain(name)) ?? near.get(core(name)) ?? [];
}
