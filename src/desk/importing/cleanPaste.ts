/** `POST /api/import/paste`: what was pasted as nodes of the editor, cleaned as a file is; pictures within it are kept. */
import { commitTransaction, initTransaction, killTransaction } from 'payload';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Imported } from '../../interchange/document.ts';
import { convertPaste } from '../../interchange/in/paste.ts';
import type { Clipboard } from '../../interchange/in/paste.ts';
import { ImportRefusal } from '../../interchange/refusal.ts';
import { inThread } from '../../interchange/thread.ts';
import { say } from '../../words/say.ts';
import { fromBlocks } from '../richText/fromBlocks.ts';
import { refuse } from './answers.ts';
import { keepPicture } from './keepPicture.ts';

/** Characters, pictures within the page counted too; a long article has a fiftieth without them. */
const PASTE_MAX = 8_000_000;
/** What is longer is read in a thread: it would hold up others. */
const SHORT = 50_000;

const text = z.string().max(PASTE_MAX);
const pasteSchema = z.union([z.object({ html: text }), z.object({ text })]);

export async function cleanPaste(req: PayloadRequest): Promise<Response> {
  const pasted = pasteSchema.safeParse(await req.json?.().catch(() => null));
  if (!pasted.success) return refuse(400, 'bad-paste', say(req, 'badPaste', { max: PASTE_MAX }));
  const imported = await read(pasted.data).catch((error: unknown) => {
    if (error instanceof ImportRefusal) return null;
    throw error;
  });
  if (!imported) return refuse(422, 'too-long', say(req, 'pasteTooLong'));
  const { blocks, pictures, dropped } = imported;
  const document = fromBlocks(blocks, await keepAll(req, pictures));
  const missing = pictures.filter(({ bytes }) => bytes === null).map(({ alt, origin }) => ({ alt, origin }));
  return Response.json({ data: { document, dropped, missing } });
}

const read = async (pasted: Clipboard): Promise<Imported> =>
  ('html' in pasted ? pasted.html : pasted.text).length > SHORT
    ? inThread('convertPaste', pasted)
    : convertPaste(pasted);

async function keepAll(req: PayloadRequest, pictures: Imported['pictures']): Promise<(string | null)[]> {
  const { payload } = req;
  const isOurs = await initTransaction(req);
  try {
    const kept = [];
    for (const [index, picture] of pictures.entries())
      kept.push(await keepPicture({ payload, req, picture, alt: picture.alt, base: 'pasted', index }));
    if (isOurs) await commitTransaction(req);
    return kept;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}
