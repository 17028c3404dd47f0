/** Checks of an article against the others, slug, instalment and translation, and of its time of release. */
import type { CollectionBeforeValidateHook, PayloadRequest, Where } from 'payload';
import { textarea } from 'payload/shared';
import { idOf } from '../../../src/domain/desk/references.ts';
import { slugSchema } from '../../../src/domain/lists.ts';
import type { Article } from '../../../src/payload-types.ts';
import { faultOfRelease } from '../../fields/releaseField.ts';
import { freeSlug, slugify } from '../../fields/slugify.ts';
import { say } from '../../../src/words/say.ts';
import { WORD_MAX } from '../../review/reviewFields.ts';
import { invalid } from '../invalid.ts';
import type { FieldError } from '../invalid.ts';

type Check = { req: PayloadRequest; data: Partial<Article>; before: Article | undefined };

export const checkArticle: CollectionBeforeValidateHook<Article> = async ({ data, originalDoc, operation, req }) => {
  if (!data) return data;
  const check: Check = { req, data, before: operation === 'update' ? originalDoc : undefined };
  const errors = [
    await checkSlug(check),
    await checkInstalment(check),
    await checkTranslation(check),
    checkRelease(check),
    ...checkWords(check),
  ];
  const found = errors.filter((error) => error !== null);
  if (found.length > 0) throw invalid({ collection: 'articles', errors: found, req });
  return data;
};

/** Drafts are not validated, and a time that is none must not be taken for one that has passed. */
function checkRelease({ req, data }: Check): FieldError | null {
  const message = faultOfRelease(data.releaseAt, req);
  return message === null ? null : { path: 'releaseAt', message };
}

/** What was said with a step: a draft's fields are not validated, and the step is stored before its event could be refused. */
function checkWords({ req, data }: Check): FieldError[] {
  return (['word', 'reason'] as const).flatMap((name) => {
    const outcome = textarea(data.review?.[name] ?? '', { name, maxLength: WORD_MAX, req } as never);
    return typeof outcome === 'string' ? [{ path: `review.${name}`, message: outcome }] : [];
  });
}

/** Sets a missing slug from the title as it is now; refuses a bad one and one that any other article has or had. */
async function checkSlug({ req, data, before }: Check): Promise<FieldError | null> {
  const owner = async (slug: string) => {
    const where: Where = { or: [{ slug: { equals: slug } }, { formerSlugs: { in: [slug] } }] };
    const published = { and: [where, { firstPublishedAt: { exists: true } }] };
    const other = await existsBeside(req, before, { published, newest: where });
    if (!other) await giveBack(req, before, slug);
    return other;
  };
  if (data.deletedAt) return null;
  if (!data.slug) {
    const isTaken = async (slug: string) => Boolean(await owner(slug));
    data.slug = before?.firstPublishedAt ? before.slug : null;
    data.slug ??= await slugOfTitle(data.title ?? before?.title, isTaken);
    return null;
  }
  if (data.slug === before?.slug) return null;
  if (!slugSchema.safeParse(data.slug).success) return { path: 'slug', message: say(req, 'badSlug') };
  const other = await owner(data.slug);
  if (!other) return null;
  const key = other.deletedAt ? 'slugInTrash' : 'slugTaken';
  return { path: 'slug', message: say(req, key, { title: other.title ?? '' }) };
}

/**
 * The row of what was never published keeps the slug of its first draft, though its newest may have another by now: nobody
 * reads it there, but the database lets no two rows have the same. Below the hooks, for it is no change of that article.
 */
async function giveBack(req: PayloadRequest, self: Article | undefined, slug: string): Promise<void> {
  const where: Where = { and: [{ slug: { equals: slug } }, { id: { not_equals: self?.id ?? '' } }] };
  const { docs } = await req.payload.db.find<Article>({ collection: 'articles', where, req });
  for (const { id } of docs) {
    await req.payload.db.updateOne({ collection: 'articles', id, data: { slug: null }, req, returning: false });
  }
}

async function slugOfTitle(title: unknown, isTaken: (slug: string) => Promise<boolean>): Promise<string | null> {
  const text = String(title ?? '').trim();
  return text ? freeSlug(slugify({ text, what: 'article' }), isTaken) : null;
}

/** An instalment exists once in a series and language. */
async function checkInstalment({ req, data, before }: Check): Promise<FieldError | null> {
  const { series, instalment, language } = { ...before, ...data };
  const isSame = before && before.instalment === instalment && idOf(before.series) === idOf(series);
  const isTakenOut = before?.deletedAt && !data.deletedAt;
  if (!series || !instalment || data.deletedAt) return null;
  if (isSame && before.language === language && !isTakenOut) return null;
  const place: Where[] = [
    { deletedAt: { exists: false } },
    { series: { equals: idOf(series) } },
    { instalment: { equals: instalment } },
    { language: { equals: language } },
  ];
  // The row of what was never published is what its first draft was; only its newest counts.
  const published = { and: [...place, { firstPublishedAt: { exists: true } }] };
  const other = await existsBeside(req, before, { published, newest: { and: place } });
  if (!other) return null;
  return { path: 'instalment', message: say(req, 'instalmentTaken', { instalment, title: other.title ?? '' }) };
}

async function checkTranslation({ req, data, before }: Check): Promise<FieldError | null> {
  const { translationOf, language } = { ...before, ...data };
  const original = idOf(translationOf);
  if (!original || (before && idOf(before.translationOf) === original && before.language === language)) return null;
  if (original === before?.id) return { path: 'translationOf', message: say(req, 'selfTranslation') };
  const { docs } = await req.payload.find({
    collection: 'articles',
    where: { id: { equals: original } },
    depth: 0,
    draft: true,
    req,
  });
  return docs[0]?.language === language ? { path: 'translationOf', message: say(req, 'sameLanguage') } : null;
}

type Beside = { published: Where; newest: Where };

/** Another article that matches, as it is published or as it stands in its newest draft; trashed ones count. */
async function existsBeside(req: PayloadRequest, self: Article | undefined, where: Beside): Promise<Article | null> {
  for (const draft of [false, true]) {
    const { docs } = await req.payload.find({
      collection: 'articles',
      where: { and: [draft ? where.newest : where.published, { id: { not_equals: self?.id ?? '' } }] },
      draft,
      trash: true,
      depth: 0,
      limit: 1,
      pagination: false,
      req,
    });
    if (docs[0]) return docs[0];
  }
  return null;
}
