/** The parts of a Word document: which there are, where they point to, which pictures come along. */
import path from 'node:path';
import { ImportRefusal } from '../../refusal.ts';
import type { Unzipped } from '../zip.ts';
import { elements, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type Relation = { target: string; isExternal: boolean; type: string };
export type Part = { name: string; root: XmlElement; relations: Map<string, Relation> };
export type Package = {
  document: Part;
  /** A part that the document names by the end of its relation's type: styles, numbering, footnotes … */
  part: (type: string) => Part | null;
  file: (name: string) => Uint8Array | undefined;
  /** Title, author and dates that the file says of itself. */
  core: () => XmlElement | null;
};

/** @throws ImportRefusal when there is no document in it, it carries macros or its main part is broken */
export function openPackage(files: Unzipped): Package {
  if ([...files.keys()].some((name) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$/i.test(name)))
    throw new ImportRefusal('macros');
  const top = relationsOf(files, '');
  const named = [...top.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const name = [named, 'word/document.xml', 'word/document2.xml'].find((one) => one && files.has(one));
  const document = name ? partOf(files, name) : null;
  if (!document || elements(document.root)[0]?.name !== 'w:document') throw new ImportRefusal('no-document');
  const part = (type: string) => {
    const relation = [...document.relations.values()].find((one) => one.type.endsWith(`/${type}`) && !one.isExternal);
    return relation ? partOf(files, relation.target) : null;
  };
  const core = () => {
    const target = [...top.values()].find(({ type }) => type.endsWith('/core-properties'))?.target;
    return target ? (partOf(files, target)?.root ?? null) : null;
  };
  return { document, part, file: (target) => files.get(target), core };
}

export function partOf(files: Unzipped, name: string): Part | null {
  const bytes = files.get(name);
  return bytes ? { name, root: parseXml(bytes, name), relations: relationsOf(files, name) } : null;
}

function relationsOf(files: Unzipped, part: string): Map<string, Relation> {
  const folder = path.posix.dirname(part || 'x');
  const bytes = files.get(path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`));
  if (!bytes) return new Map();
  const relations = elements(elements(parseXml(bytes, `${part}.rels`))[0]);
  return new Map(
    relations.map(({ attributes: { Id = '', Target = '', TargetMode, Type = '' } }) => {
      const isExternal = TargetMode === 'External';
      const target = isExternal
        ? Target
        : path.posix.join('/', Target.startsWith('/') ? '' : folder, decode(Target)).slice(1);
      return [Id, { target, isExternal, type: Type }];
    }),
  );
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
