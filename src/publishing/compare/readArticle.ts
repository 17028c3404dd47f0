/** What an article of the desk says, however unfinished: in the words that its public record would have. */
import { idOf } from '../../domain/desk/references.ts';
import { toBody } from '../../desk/richText/toBody.ts';
import type { RichText } from '../../desk/richText/richText.ts';
import { readingOf } from '../../domain/reading.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Article, Media } from '../../payload-types.ts';
import { fileTextIn } from '../record/files.ts';
import { textIn } from '../record/names.ts';
import type { Localized, Related } from '../record/readDesk.ts';

type Relation = Parameters<typeof idOf>[0];
type Entity = { name?: Localized<string> };

type Naming = (collection: keyof Related, relation: Relation, asPublished?: string | null) => { name: string } | null;

export function readArticle(article: Article, related: Related): Reading {
  const language = article.language ?? 'en';
  const named: Naming = (collection, relation, asPublished) => {
    const entity = related[collection].get(idOf(relation) ?? '') as Entity | undefined;
    const name = asPublished || (entity && textIn(entity.name, language));
    return name ? { name } : null;
  };
  const series = named('series', article.series);
  return readingOf({
    ...article,
    ...rowsOf(article, named),
    ...filesOf(article, related),
    source: named('sources', article.source),
    series: series && { title: series.name, instalment: article.instalment ?? null },
    rights: article.rights ? { text: article.rights.text ?? null, license: article.rights.license ?? null } : null,
  });
}

function rowsOf({ attributions, topics, appearances, corrections }: Article, named: Naming) {
  return {
    attributions: (attributions ?? []).map((row) => ({
      author: named('authors', row.author, row.authorName),
      position: row.position ?? null,
      organization: named('organizations', row.organization, row.organizationName),
    })),
    topics: (topics ?? []).flatMap((topic) => named('topics', topic) ?? []),
    appearances: (appearances ?? []).map(({ source, url, publishedOn, title }) => ({
      ...{ source: named('sources', source), url: url ?? '' },
      ...{ publishedOn: publishedOn ?? null, title: title ?? null },
    })),
    corrections: (corrections ?? []).map(({ on, note }) => ({ on: on ?? '', note: note ?? '' })),
  };
}

function filesOf({ image, attachments, body, language }: Article, { media }: Related) {
  const wordsOf = (file: Media) => fileTextIn(file, language ?? 'en');
  const shown = media.get(idOf(image) ?? '');
  const pictures = new Map([...media].map(([id, file]) => [id, pictureOf(wordsOf(file), file.credit)]));
  return {
    image: shown ? { alt: wordsOf(shown), credit: shown.credit ?? null } : null,
    attachments: (attachments ?? []).flatMap((one) => {
      const file = media.get(idOf(one) ?? '');
      return file ? [{ title: wordsOf(file) }] : [];
    }),
    body: body?.root ? { text: toBody(body as RichText, pictures).text } : null,
  };
}

/** A picture counts with its words here; where it is kept changes nothing that is read. */
const pictureOf = (alt: string, credit: string | null | undefined) => ({
  ...{ url: '/', alt, credit: credit ?? null, width: 1, height: 1 },
});
