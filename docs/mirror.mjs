// Keeps a folder of JSON files in step with an archive: node mirror.mjs https://archive.example ./mirror
// Run it as often as you like: it goes on where it stopped. Withdrawn articles leave the folder.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const [archive, folder] = process.argv.slice(2);
const state = join(folder, '.since');
await mkdir(folder, { recursive: true });
let since = Number(await readFile(state, 'utf8').catch(() => '0'));

async function save(file, text) {
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}

for (let more = true; more;) {
  const answer = await fetch(`${archive}/v1/changes?since=${since}&limit=100`);
  if (answer.status === 429 || answer.status === 503) {
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get('retry-after') ?? 5)));
    continue;
  }
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { data, page } = await answer.json();
  for (const { seq, article, kind, record } of data) {
    const file = join(folder, `${article.id}.json`);
    await (kind === 'withdrawn' ? rm(file, { force: true }) : save(file, JSON.stringify(record, null, 2)));
    since = seq;
  }
  await save(state, String(since));
  more = page.next !== null;
}
