/** What is known and collected while one Word document is read. */
import type { Dropped, Imported, Picture } from '../../document.ts';
import { createPicture, missingPicture } from '../pictures.ts';
import { parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';
import { matchFields } from './fields/matchFields.ts';
import type { Package, Part } from './package.ts';
import { readNumbering } from './numbering.ts';
import type { Numbering } from './numbering.ts';
import { readStyles } from './styles.ts';
import type { Styles } from './styles.ts';

export type NoteKind = 'footnote' | 'endnote';

/** A field between its beginning and its end. `code` is text that stands where instructions do: Word shows none of it. */
export type Field = {
  instruction: string;
  code: string;
  isShown: boolean;
  isContents: boolean;
  href: string | undefined;
  form: XmlElement | undefined;
};

/** Documents within a document, by the relation that names them; null for what no text can be got from. */
export type Chunks = ReadonlyMap<string, Imported | null>;

export type Reading = {
  part: Part;
  styles: Styles;
  numbering: Numbering;
  acceptChanges: boolean;
  /** Number of places where a reviewer changed the text. */
  counts: { changes: number };
  /** Fields that have begun and not ended yet. */
  fields: Field[];
  /** Documents within this one, by their relation. */
  chunks: Chunks;
  dropped: Dropped[];
  pictures: Picture[];
  notes: { kind: NoteKind; id: string }[];
  /** Place of a picture among the pictures, by its relation. */
  picture: (relation: string, alt: string) => number;
  /** Number of a note, counted through in order of first mention; null for one without an id. */
  note: (kind: NoteKind, id: string) => number | null;
  /** Another part that this one points to. */
  partOf: (relation: string) => XmlElement | null;
  /** For another part, or for a text that stands apart from the one around it. */
  within: (part: Part) => Reading;
};

export function startReading(input: { opened: Package; acceptChanges: boolean; chunks: Chunks }): Reading {
  const { opened, acceptChanges, chunks } = input;
  const styles = readStyles(opened.part('styles')?.root);
  matchFields(opened.document.root);
  const pictures: Picture[] = [];
  const reading: Reading = {
    part: opened.document,
    styles,
    numbering: readNumbering(opened.part('numbering')?.root, styles.numberingOfStyle),
    ...{ acceptChanges, chunks, counts: { changes: 0 }, fields: [] },
    dropped: [],
    pictures,
    notes: [],
    picture(relation, alt) {
      const found = this.part.relations.get(relation);
      const bytes = found && !found.isExternal ? opened.file(found.target) : undefined;
      const origin = found?.target ?? '';
      pictures.push(bytes ? createPicture({ bytes, alt, origin }) : missingPicture({ alt, origin }));
      return pictures.length - 1;
    },
    note(kind, id) {
      if (id === '') return null;
      const at = this.notes.findIndex((note) => note.kind === kind && note.id === id);
      return at >= 0 ? at + 1 : this.notes.push({ kind, id });
    },
    partOf(relation) {
      const target = this.part.relations.get(relation)?.target ?? '';
      const bytes = opened.file(target);
      return bytes ? parseXml(bytes, target) : null;
    },
    within(part) {
      // Shares everything but the part whose relations count, and the fields.
      if (part !== this.part) matchFields(part.root);
      return Object.assign(Object.create(this) as Reading, { part, fields: [] });
    },
  };
  return reading;
}
