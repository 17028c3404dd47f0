/** From a file to a proposal; nothing is saved. */
import type { Payload, PayloadRequest } from 'payload';
import type { ProposedFile } from '../../domain/desk/proposal.ts';
import { previewPicture, toHtml } from '../../interchange/html.ts';
import type { Converted } from '../../interchange/in/convert.ts';
import type { Proposal } from '../../interchange/recognise/proposal.ts';
import { recognise } from '../../interchange/recognise/recognise.ts';
import { ImportRefusal, refusalText } from '../../interchange/refusal.ts';
import { inThread } from '../../interchange/thread.ts';
import { languageOf } from '../../words/say.ts';
import { findDuplicates } from './duplicates.ts';
import { readKnown } from './known.ts';
import { previewsOf } from './previews.ts';
import type { UploadedFile } from './upload.ts';

export type Refused = { file: string; error: { code: string; message: string } };

type Input = {
  payload: Payload;
  req: PayloadRequest;
  file: UploadedFile;
  acceptChanges: boolean;
  maxFileBytes: number;
};

/** The file converted, and what its text says of itself. @throws ImportRefusal */
export async function readFile(input: Input): Promise<{ converted: Converted; proposal: Proposal }> {
  const { file, acceptChanges, maxFileBytes, payload, req } = input;
  if (file.isTooLarge) throw new ImportRefusal('too-large', { limit: String(Math.floor(maxFileBytes / 1024 / 1024)) });
  const converted = await inThread('convert', { name: file.name, bytes: file.bytes, options: { acceptChanges } });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const known = await readKnown({ payload, req });
  return { converted, proposal: recognise({ blocks: converted.blocks, said: converted.said, known, today }) };
}

export async function propose(input: Input): Promise<ProposedFile | Refused> {
  const { payload, req, file } = input;
  const language = languageOf(req);
  try {
    const { converted, proposal } = await readFile(input);
    const { blocks, ...proposed } = proposal;
    const { pictures, dropped, remarks, kind } = converted;
    const previews = await previewsOf(pictures);
    const missing = language === 'zh' ? '缺图' : 'picture missing';
    return {
      ...{ file: file.name, sha256: file.sha256, kind, dropped, remarks, proposal: proposed },
      source: toHtml(converted.blocks, () => `<p>[${language === 'zh' ? '图' : 'picture'}]</p>`),
      html: toHtml(blocks, (index) => previewPicture(previews[index], missing)),
      pictures: pictures.map(({ alt, origin, bytes }) => ({ alt, origin, isMissing: bytes === null })),
      duplicates: await findDuplicates({ payload, req, proposal }),
    };
  } catch (error) {
    return { file: file.name, error: refusalOf({ error, file: file.name, language }) };
  }
}

/** What an editor is told; anything that is no fault of the file is a bug and thrown on. */
export function refusalOf(input: { error: unknown; file: string; language: 'en' | 'zh' }): Refused['error'] {
  const { error, file, language } = input;
  if (!(error instanceof ImportRefusal)) throw error;
  const { code, values } = error;
  return { code, message: refusalText({ code, values, file, language }) };
}
