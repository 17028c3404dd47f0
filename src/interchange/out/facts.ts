/** What stands around the text of an article in every document of it, in words that import knows again. */
import { oneLine } from '../../domain/citation.ts';
import { LABELS, longDate } from '../../formats/html/labels.ts';
import type { Piece, PieceAuthor } from './piece.ts';

/** “Jiang Baoquan, CEO of Spark Machine Tools”, “蒋保权（星火机床董事长）”. */
export function authorLine({ name, position, organization }: PieceAuthor, language: Piece['language']): string {
  const place =
    language === 'en' ? [position, organization].filter(Boolean).join(' of ') : [organization, position].join('');
  if (!place) return oneLine(name);
  return oneLine(language === 'en' ? `${name}, ${place}` : `${name}（${place}）`);
}

/** Date, source and byline, as far as they are known: one statement each. */
export function originFacts({ language, publishedOn, source, byline }: Piece): string[] {
  const { colon, ...labels } = LABELS[language];
  const known: [string, string | null][] = [
    [labels.published, publishedOn],
    [labels.source, source],
    [labels.byline, byline],
  ];
  return known.flatMap(([label, value]) => (value ? [oneLine(`${label}${colon}${value}`)] : []));
}

/** Title of the series and number of the instalment. */
export function seriesLine({ series, language }: Piece): string | null {
  if (!series) return null;
  const number = series.instalment === null ? '' : ` · ${LABELS[language].instalment(series.instalment)}`;
  return oneLine(series.title) + number;
}

/** What whoever publishes the text again has to say with it: authors, title, source, date, and where the archive keeps it. */
export function attributionLine(piece: Piece): string {
  const { language, title, source, publishedOn, archive, address } = piece;
  const { comma, listComma, colon } = LABELS[language];
  const authors = piece.authors.map(({ name }) => name).join(listComma);
  const date = publishedOn && longDate({ date: publishedOn, language });
  const kept = [archive, address].filter(Boolean).join(language === 'en' ? ', ' : ' ');
  if (language === 'en') {
    const origin = [authors, `“${title}”`, source, date].filter(Boolean).join(comma);
    return oneLine(`When republishing, please state${colon}${origin}. From the ${kept}`);
  }
  const origin = [authors, `《${title}》`, source && `来源${colon}${source}`, date].filter(Boolean).join(comma);
  return oneLine(`转载请注明${colon}${origin}。收录于${kept}`);
}

/** The place of a picture that is not there, for staff to see. */
export const missingPicture = (alt: string, language: Piece['language']): string =>
  `[${[language === 'en' ? 'Picture missing' : '缺图', alt].filter(Boolean).join(LABELS[language].colon)}]`;

/** The page of a public article. */
export const publicAddress = ({ baseUrl }: { baseUrl: string }, slug: string): string =>
  `${baseUrl}/v1/articles/${slug}.html`;
