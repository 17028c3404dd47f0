/** What `POST /api/import` answers, and what `POST /api/import/draft` is sent. */
import type { Language } from '../../domain/lists.ts';

export type Sureness = 'sure' | 'likely' | 'guess';
export type Proposed<T> = { value: T; sureness: Sureness };
export type Named = { name: string; id: string | null };
export type Difference = { kind: 'same' | 'added' | 'removed'; text: string };
export type AuthorRow = Named & { position: string | null; organization: Named | null };

export type Proposal = {
  title: Proposed<string> | null;
  language: Language;
  authors: Proposed<AuthorRow>[];
  source: Proposed<Named> | null;
  byline: Proposed<string> | null;
  publishedOn: Proposed<string> | null;
  sourceUrl: Proposed<string> | null;
  series: Proposed<Named> | null;
  instalment: Proposed<number> | null;
  topics: Proposed<Named>[];
  introduction: { series: Named; similarity: number; differences: Difference[] } | null;
  taken: { field: string; text: string }[];
};
export type Duplicate = {
  id: string;
  title: string;
  stage: string;
  language: Language;
  reasons: ('address' | 'title-and-date' | 'text' | 'other-language')[];
  similarity: number;
  differences: Difference[];
};
export type Read = {
  file: string;
  proposal: Proposal;
  source: string;
  html: string;
  pictures: { alt: string; origin: string; isMissing: boolean }[];
  dropped: { kind: string; text: string }[];
  remarks: string[];
  duplicates: Duplicate[];
};
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

export function formOf({ proposal, pictures }: Read): Form {
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
