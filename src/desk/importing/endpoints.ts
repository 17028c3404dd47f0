/** `POST /api/import`: what staff send in, first as a proposal, then as a draft. Nothing is saved before the second. */
import type { Endpoint, PayloadRequest } from 'payload';
import { refuse } from './answers.ts';
import { choiceSchema } from './choice.ts';
import { createDraft } from './createDraft.ts';
import { cleanPaste } from './cleanPaste.ts';
import { languageOf, say } from '../../words/say.ts';
import { propose, readFile, refusalOf } from './propose.ts';
import { readUpload } from './upload.ts';

export function importEndpoints({ maxFileBytes }: { maxFileBytes: number }): Endpoint[] {
  return [
    { path: '/import', method: 'post', handler: forStaff((req) => proposeFiles(req, maxFileBytes)) },
    { path: '/import/draft', method: 'post', handler: forStaff((req) => draftFile(req, maxFileBytes)) },
    { path: '/import/paste', method: 'post', handler: forStaff(cleanPaste) },
  ];
}

const forStaff =
  (handler: (req: PayloadRequest) => Promise<Response>) =>
  (req: PayloadRequest): Promise<Response> | Response =>
    req.user ? handler(req) : refuse(401, 'sign-in', say(req, 'signInFirst'));

/** One answer for each file, in order: a file that cannot be taken does not stop the others. */
async function proposeFiles(req: PayloadRequest, maxFileBytes: number): Promise<Response> {
  const { files, field } = await readUpload(req, maxFileBytes);
  if (files.length === 0) return refuse(400, 'no-file', say(req, 'noFile'));
  const acceptChanges = field('acceptChanges') === 'true';
  const data = [];
  for (const file of files) data.push(await propose({ payload: req.payload, req, file, acceptChanges, maxFileBytes }));
  return Response.json({ data });
}

/** The same file again, with what the editor confirmed as JSON in the field "choice". */
async function draftFile(req: PayloadRequest, maxFileBytes: number): Promise<Response> {
  const { payload } = req;
  const { files, field } = await readUpload(req, maxFileBytes);
  const [file] = files;
  if (!file || files.length > 1) return refuse(400, 'no-file', say(req, 'oneFile'));
  const choice = choiceSchema.safeParse(parseJson(field('choice')));
  if (!choice.success) {
    const issues = choice.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return refuse(400, 'bad-choice', issues.map(({ field: name, message }) => `${name}: ${message}`).join('; '), {
      issues,
    });
  }
  let read;
  try {
    read = await readFile({ payload, req, file, acceptChanges: choice.data.acceptChanges, maxFileBytes });
  } catch (error) {
    const { code, message } = refusalOf({ error, file: file.name, language: languageOf(req) });
    return refuse(422, code, message);
  }
  const id = await createDraft({ payload, req, file, ...read, choice: choice.data });
  return Response.json({ data: { id } }, { status: 201 });
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
