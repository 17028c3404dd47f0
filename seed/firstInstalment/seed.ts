/** Puts the first instalment into an empty desk: through Payload, by the same rules as any other article. */
import type { Payload } from 'payload';
import { lexical } from '../lexical.ts';
import { chinese, english, series } from './content.ts';

type Names = { en: string; 'zh-Hans': string };
type EntityCollection = 'authors' | 'organizations' | 'sources' | 'topics';

const SOURCE_URL =
  'http://ydyl.gansu.gov.cn/enggsydyl/gsmp/rdzt/xhjc_index/xhjc_news/news_xhjc/202405/t20240507_19166.html';

/** Does nothing where there is any article already; a run that was cut short is completed by the next. @returns whether it wrote */
export async function seedFirstInstalment(payload: Payload): Promise<boolean> {
  const { docs } = await payload.find({
    collection: 'articles',
    where: {},
    limit: 3,
    depth: 0,
    draft: true,
    trash: true,
  });
  const seeded = docs.filter(({ slug }) => slug === english.slug || slug === chinese.slug);
  if (docs.length > seeded.length || seeded.length === 2) return false;
  const placed = await places(payload);
  const original =
    seeded.find(({ slug }) => slug === english.slug)?.id ?? (await publish(payload, english, 'en', placed, null));
  await publish(payload, chinese, 'zh-Hans', placed, original);
  return true;
}

type Placed = Awaited<ReturnType<typeof places>>;

async function places(payload: Payload) {
  const entity = (collection: EntityCollection, slug: string, names: Names, more: object = {}) =>
    ensure(payload, collection, slug, names, more);
  const spark = await entity(
    'organizations',
    'spark-machine-tools',
    { en: 'Spark Machine Tools', 'zh-Hans': '星火机床' },
    { kind: 'company' },
  );
  const cmtba = await entity(
    'organizations',
    'cmtba',
    { en: "China Machine Tool & Tool Builders' Association", 'zh-Hans': '中国机床工具工业协会' },
    { kind: 'association' },
  );
  const author = await entity('authors', 'jiang-baoquan', { en: 'Jiang Baoquan', 'zh-Hans': '蒋保权' });
  const source = await entity(
    'sources',
    'gansu-belt-and-road-portal',
    { en: 'Gansu Belt and Road Portal', 'zh-Hans': '甘肃省一带一路门户网' },
    { kind: 'portal', url: 'http://ydyl.gansu.gov.cn/' },
  );
  const topics = [
    await entity('topics', 'self-reliance-in-core-technology', {
      en: 'Self-reliance in core technology',
      'zh-Hans': '核心技术自立自强',
    }),
    await entity('topics', 'high-quality-development', { en: 'High-quality development', 'zh-Hans': '高质量发展' }),
    await entity('topics', 'domestic-replacement', { en: 'Domestic replacement', 'zh-Hans': '国产替代' }),
  ];
  return { spark, author, source, topics, series: await ensureSeries(payload, cmtba) };
}

async function ensure(
  payload: Payload,
  collection: EntityCollection,
  slug: string,
  names: Names,
  more: object,
): Promise<string> {
  const { docs } = await payload.find({ collection, where: { slug: { equals: slug } }, depth: 0, limit: 1 });
  if (docs[0]) return docs[0].id;
  const { id } = await payload.create({ collection, data: { name: names.en, slug, ...more }, locale: 'en' });
  await payload.update({ collection, id, data: { name: names['zh-Hans'] }, locale: 'zh-Hans' });
  return id;
}

async function ensureSeries(payload: Payload, publisher: string): Promise<string> {
  const { slug, title, introduction } = series;
  const { docs } = await payload.find({ collection: 'series', where: { slug: { equals: slug } }, depth: 0, limit: 1 });
  if (docs[0]) return docs[0].id;
  const { id } = await payload.create({
    collection: 'series',
    data: { name: title.en, slug, introduction: lexical(introduction.en), publisher, cadence: 'irregular' },
    locale: 'en',
  });
  const data = { name: title['zh-Hans'], introduction: lexical(introduction['zh-Hans']) };
  await payload.update({ collection: 'series', id, data, locale: 'zh-Hans' });
  return id;
}

async function publish(
  payload: Payload,
  content: typeof english | typeof chinese,
  language: 'en' | 'zh-Hans',
  placed: Placed,
  translationOf: string | null,
): Promise<string> {
  const { slug, title, summary, byline, position, body } = content;
  const article = await payload.create({
    collection: 'articles',
    data: {
      ...{ slug, title, summary, byline, language, translationOf },
      body: lexical(body),
      attributions: [{ author: placed.author, position, organization: placed.spark }],
      source: placed.source,
      sourceUrl: SOURCE_URL,
      publishedOn: '2022-08-25',
      series: placed.series,
      instalment: 1,
      topics: placed.topics,
      _status: 'published',
    },
  });
  return article.id;
}
