/** The parts of a Word document: which there are, where they point to, which pictures come along. */
import path from 'node:path';
import { ImportRefusal } from '../../refusal.ts';
import { fileIn } from '../zip.ts';
import type { Unzipped } from '../zip.ts';
import { elements, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type Relation = { target: string; isExternal: boolean; type: string };
export type Part = { name: string; root: XmlElement; relations: Map<string, Relation> };
export type Package = {
  document: Part;
  /** A part that the document names by the end of its relation's type: styles, numbering, footnotes … */
  part: (type: string) => Part | null;
  /** All of them, where there may be several: headers and footers. */
  parts: (type: string) => Part[];
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
  const name = [named, 'word/document.xml', 'word/document2.xml'].find((one) => one && fileIn(files, one));
  const document = name ? partOf(files, name) : null;
  if (!document || elements(document.root)[0]?.name !== 'w:document') throw new ImportRefusal('no-document');
  const parts = (type: string) =>
    [...document.relations.values()]
      .filter((one) => one.type.endsWith(`/${type}`) && !one.isExternal)
      .flatMap(({ target }) => partOf(files, target) ?? []);
  const core = () => {
    const target = [...top.values()].find(({ type }) => type.endsWith('/core-properties'))?.target;
    return target ? partIfWhole(files, target) : null;
  };
  return { document, parts, part: (type) => parts(type)[0] ?? null, file: (target) => fileIn(files, target), core };
}

export function partOf(files: Unzipped, name: string): Part | null {
  const bytes = fileIn(files, name);
  return bytes ? { name, root: parseXml(bytes, name), relations: relationsOf(files, name) } : null;
}

function relationsOf(files: Unzipped, part: string): Map<string, Relation> {
  const folder = path.posix.dirname(part || 'x');
  const bytes = fileIn(files, path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`));
  if (!bytes) return new Map();
  const relations = elements(elements(parseXml(bytes, `${part}.rels`))[0]);
  return new Map(
    relations.map(({ attributes: { Id = '', Target = '', TargetMode, Type = '' } }) => {
      const isExternal = TargetMode === 'External';
      const target = isExternal
        ? Target
        : path.posix.join('/', Target.startsWith('/') ? '' : folder, Target.replaceAll('\\', '/')).slice(1);
      return [Id, { target, isExternal, type: Type }];
    }),
  );
}

/** What a file says of itself beside its text is not worth refusing it. */
function partIfWhole(files: Unzipped, name: string): XmlElement | null {
  try {
    return partOf(files, name)?.root ?? null;
  } catch {
    return null;
  }
}
