import { expect, test } from '@jest/globals';
import type { ArticleRecord } from '../../src/domain/record.ts';
import { isSameToReaders } from '../../src/publishing/record/sameToReaders.ts';
import { buildRecord } from '../support/articles.ts';

const withHtml = (html: string, more: Partial<ArticleRecord> = {}): ArticleRecord =>
  buildRecord({ body: { html, text: `text of ${html}`, markdown: `markdown of ${html}` }, ...more });

const published = withHtml('<p>12 %<br /></p><p><br /></p><table><tbody><tr><th><p>a</p></th></tr></tbody></table>');
const PRESENT = '<p>12 %</p><table><thead><tr><th scope="col">a</th></tr></thead><tbody></tbody></table>';

test('when this version writes the same body in another way, then the article has not changed', () => {
  expect(isSameToReaders(withHtml(PRESENT), published)).toBe(true);
});

test('when a figure is struck out, or any other field differs, then it has', () => {
  expect(isSameToReaders(withHtml(PRESENT.replace('12 %', '<s>12 %</s>')), published)).toBe(false);
  expect(isSameToReaders(withHtml(PRESENT, { title: 'Another' }), published)).toBe(false);
});
