/** The automatic numbers of a Word document: counted as Word counts them, so that none is lost. */
import { formatNumber } from './numbers.ts';
import { child, elements, value } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Level = {
  format: string;
  text: string;
  start: number;
  isLegal: boolean;
  goesOn: boolean;
  style: string | undefined;
};
export type Numbered =
  | { kind: 'bullet'; level: number }
  /** `label` is what stands before the paragraph; `isPlain` tells that an ordered list shows the same. */
  | { kind: 'number'; level: number; number: number; label: string; isPlain: boolean };

export type Numbering = {
  next: (numId: string, level: number) => Numbered | null;
  /** The level of a list that is linked with one of these styles; else the first. */
  levelOf: (numId: string, styles: readonly string[]) => number;
};

/** 1. 1、 1) and the like: what every list of a page shows as a number and a dot. */
const PLAIN = /^%\d[.．、)）]?$/;

/** `numberingOfStyle`: the list behind a list style, where a definition only names that. */
export function readNumbering(
  root: XmlElement | undefined,
  numberingOfStyle: (id: string) => string | undefined,
): Numbering {
  const parts = elements(elements(root)[0]);
  const abstracts = new Map<string, Map<number, Level>>();
  for (const part of parts.filter(({ name }) => name === 'w:abstractNum')) {
    abstracts.set(part.attributes['w:abstractNumId'] ?? '', levelsOf(part));
  }
  const lists = new Map<string, { abstract: string; levels: Map<number, Level>; restarts: Set<number> }>();
  for (const part of parts.filter(({ name }) => name === 'w:num')) {
    const abstract = definitionOf(parts, value(part, 'w:abstractNumId') ?? '', numberingOfStyle);
    const levels = new Map(abstracts.get(abstract));
    const restarts = new Set<number>();
    for (const override of elements(part).filter(({ name }) => name === 'w:lvlOverride')) {
      const index = Number(override.attributes['w:ilvl'] ?? 0);
      for (const [own, level] of levelsOf(override)) levels.set(own, level);
      const start = value(override, 'w:startOverride');
      const level = levels.get(index);
      if (start !== undefined && level) {
        levels.set(index, { ...level, start: Number(start) || 0 });
        restarts.add(index);
      }
    }
    lists.set(part.attributes['w:numId'] ?? '', { abstract, levels, restarts });
  }

  /** Lists made from one definition count on from each other, unless one of them says where it starts. */
  const counters = new Map<string, (number | undefined)[]>();
  const seen = new Set<string>();
  const next: Numbering['next'] = (numId, index) => {
    const list = lists.get(numId);
    const level = list?.levels.get(index);
    if (!list || !level) return list || numId ? { kind: 'bullet', level: index } : null;
    const counts = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counts);
    if (list.restarts.has(index) && !seen.has(`${numId}/${index}`)) counts[index] = level.start - 1;
    seen.add(`${numId}/${index}`);
    // Deeper levels begin again, but for those that say they go on.
    counts.forEach((_, at) => {
      if (at > index && !list.levels.get(at)?.goesOn) counts[at] = undefined;
    });
    const startOf = (at: number) => list.levels.get(at)?.start ?? 1;
    for (let at = 0; at < index; at++) counts[at] ??= startOf(at);
    counts[index] = (counts[index] ?? level.start - 1) + 1;
    if (level.format === 'bullet') return { kind: 'bullet', level: index };
    const label = level.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1;
      const format = level.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
      return formatNumber(counts[at] ?? startOf(at), format) ?? '';
    });
    const isPlain = level.format === 'decimal' && PLAIN.test(level.text.trim());
    return { kind: 'number', level: index, number: counts[index] ?? 1, label: label.trim(), isPlain };
  };
  const levelOf: Numbering['levelOf'] = (numId, styles) =>
    [...(lists.get(numId)?.levels ?? [])].find(([, { style }]) => style !== undefined && styles.includes(style))?.[0] ??
    0;
  return { next, levelOf };
}

/** A definition can leave its levels to a list style, whose list has them. */
function definitionOf(
  parts: XmlElement[],
  abstract: string,
  numberingOfStyle: (id: string) => string | undefined,
): string {
  const own = parts.find((part) => part.name === 'w:abstractNum' && part.attributes['w:abstractNumId'] === abstract);
  const style = own && value(own, 'w:numStyleLink');
  if (!style) return abstract;
  const holder = parts.find((part) => part.name === 'w:abstractNum' && value(part, 'w:styleLink') === style);
  if (holder) return holder.attributes['w:abstractNumId'] ?? abstract;
  const list = numberingOfStyle(style);
  const num = parts.find((part) => part.name === 'w:num' && part.attributes['w:numId'] === list);
  return (num && value(num, 'w:abstractNumId')) ?? abstract;
}

function levelsOf(parent: XmlElement): Map<number, Level> {
  return new Map(
    elements(parent)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [
        Number(level.attributes['w:ilvl'] ?? 0),
        {
          format: formatOf(level),
          text: value(level, 'w:lvlText') ?? '',
          start: Number(value(level, 'w:start') ?? 1) || 0,
          isLegal: child(level, 'w:isLgl') !== undefined,
          goesOn: value(level, 'w:lvlRestart') === '0',
          style: value(level, 'w:pStyle'),
        },
      ]),
  );
}

/** Newer formats stand in the preferred branch of an alternative. */
function formatOf(level: XmlElement): string {
  const alternative = child(child(level, 'mc:AlternateContent'), 'mc:Fallback');
  return value(level, 'w:numFmt') ?? value(alternative, 'w:numFmt') ?? 'decimal';
}
