/** The form for what `POST /api/import` proposed, and what `POST /api/import/draft` is sent from it. */
import type { Named, ProposedFile } from '../../domain/desk/proposal.ts';
import type { Language } from '../../domain/lists.ts';

export type Into = { kind: 'new' } | { kind: 'version' | 'translation'; id: string };

/** What the form holds; a name without an id is left out until somebody asks for it to be made. */
export type Chosen = Named & { isMade: boolean };
export type Form = {
  title: string;
  language: Language;
  authors: { author: Chosen; position: string; organization: Chosen }[];
  source: Chosen;
  byline: string;
  sourceUrl: string;
  publishedOn: string;
  series: Chosen;
  instalment: string;
  topics: (Named & { isChosen: boolean })[];
  keepIntroduction: boolean;
  alts: string[];
  into: Into;
};

const chosen = (named: Named | null | undefined): Chosen => ({
  name: named?.name ?? '',
  id: named?.id ?? null,
  isMade: false,
});

export function formOf({ proposal, pictures }: ProposedFile): Form {
  return {
    title: proposal.title?.value ?? '',
    language: proposal.language,
    authors: proposal.authors.map(({ value }) => ({
      author: chosen(value),
      position: value.position ?? '',
      organization: chosen(value.organization),
    })),
    source: chosen(proposal.source?.value),
    byline: proposal.byline?.value ?? '',
    sourceUrl: proposal.sourceUrl?.value ?? '',
    publishedOn: proposal.publishedOn?.value ?? '',
    series: chosen(proposal.series?.value),
    instalment: String(proposal.instalment?.value ?? ''),
    topics: proposal.topics.map(({ value }) => ({ ...value, isChosen: true })),
    keepIntroduction: false,
    alts: pictures.map(({ alt }) => alt),
    into: { kind: 'new' },
  };
}

/** A name that the archive does not have and that nobody has asked for yet. */
const isNew = ({ name, id, isMade }: Chosen) => name.trim() !== '' && id === null && !isMade;
const namesIn = ({ authors, source, series }: Form): Chosen[] => [
  ...authors.flatMap(({ author, organization }) => [author, organization]),
  source,
  series,
];

/** How many names of the form would be left out as it stands. */
export const countNew = (form: Form): number => namesIn(form).filter(isNew).length;

/** The form with every name that the archive does not have to be made. */
export function makeAll(form: Form): Form {
  const made = (one: Chosen) => (isNew(one) ? { ...one, isMade: true } : one);
  return {
    ...form,
    authors: form.authors.map((row) => ({ ...row, author: made(row.author), organization: made(row.organization) })),
    source: made(form.source),
    series: made(form.series),
  };
}

const sent = ({ name, id, isMade }: Chosen) => (id ? { id } : isMade && name.trim() ? { create: name.trim() } : null);

/** The form as the desk takes it. */
export function choiceOf(form: Form, acceptChanges: boolean): object {
  const { title, language, keepIntroduction, alts, into } = form;
  return {
    ...{ title, language, keepIntroduction, alts, into, acceptChanges },
    authors: form.authors.flatMap(({ author, position, organization }) => {
      const one = sent(author);
      return one ? [{ author: one, position: position || null, organization: sent(organization) }] : [];
    }),
    source: sent(form.source),
    series: sent(form.series),
    byline: form.byline || null,
    sourceUrl: form.sourceUrl || null,
    publishedOn: form.publishedOn || null,
    instalment: form.instalment ? Number(form.instalment) : null,
    topics: form.topics.filter(({ isChosen }) => isChosen).flatMap(({ id }) => id ?? []),
  };
}
