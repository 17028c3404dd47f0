// Keeps a folder in step with an archive: node mirror.mjs https://archive.example ./mirror
// {id}.json is what is public of an article, withdrawn/{id}.json what stays of a withdrawn one, media/ the files they name.
// Every edition's hash and the chain are checked. Run it as often as you like: it goes on where it stopped.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const [archive, folder] = process.argv.slice(2);
if (!URL.canParse(archive) || !folder) {
  process.stderr.write('node mirror.mjs https://archive.example ./mirror\n');
  process.exit(2);
}
const [withdrawn, media] = [join(folder, 'withdrawn'), join(folder, 'media')];
for (const path of [withdrawn, media]) await mkdir(path, { recursive: true });

/** The last edition taken, and editions without their content that no later one has named yet. */
const stateFile = join(folder, '.state');
const state = JSON.parse(
  await readFile(stateFile, 'utf8').catch((error) => {
    if (error.code !== 'ENOENT') throw error;
    return JSON.stringify({ seq: 0, sha256: '0'.repeat(64), removed: [] });
  }),
);

/** A file is there whole or not at all. */
async function save(file, content) {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}

async function get(path) {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(new URL(path, archive));
    if (![429, 503].includes(answer.status) || tries === 10) return answer;
    await answer.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 1000 * (Number(answer.headers.get('retry-after')) || 5)));
  }
}

async function changes(since, limit) {
  const answer = await get(`/v1/changes?since=${since}&limit=${limit}`);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

const sha256Of = (content) => createHash('sha256').update(content).digest('hex');

/** RFC 8785 of what JSON.parse gives. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

/** An edition whose content was removed keeps its hash, and stands until the end of the log for a later one to name it. */
function check({ sha256, ...edition }) {
  const { seq, record, redacted } = edition;
  if (edition.damaged) throw new Error(`edition ${seq} is damaged in the archive: nothing from there on is taken`);
  const isRemoved = record === null && redacted !== undefined;
  const isWhole = isRemoved || sha256Of(canonical(edition)) === sha256;
  if (!isWhole || edition.previous !== state.sha256) throw new Error(`edition ${seq} was changed`);
  if (!/^[0-9a-f-]{36}$/.test(edition.article.id)) throw new Error(`edition ${seq} is of no article`);
  if (isRemoved) state.removed.push({ seq, sha256 });
  if (edition.kind === 'redacted') {
    state.removed = state.removed.filter((removed) => removed.seq !== record.seq || removed.sha256 !== record.sha256);
  }
}

/** An entry of kind `adopted` is of no article: the archive lost part of its log, and says so. */
const broke = ({ seq, at, record }) =>
  `edition ${seq} of ${at}: the archive goes on without what it published up to edition ${record.known.seq} before${record.reason ? ` (${record.reason})` : ''}`;

async function take(edition) {
  const { article, kind, record } = edition;
  if (kind === 'redacted') return;
  if (kind === 'adopted') {
    process.stderr.write(`${broke(edition)}\n`);
    return;
  }
  const [shown, tombstone] = [join(folder, `${article.id}.json`), join(withdrawn, `${article.id}.json`)];
  const [kept, gone] = kind === 'withdrawn' ? [tombstone, shown] : [shown, tombstone];
  await rm(record === null ? kept : gone, { force: true });
  if (record !== null) await save(kept, JSON.stringify(record, null, 2));
}

/** Whether the log itself says that it has lost something. */
async function adoptions() {
  const found = [];
  for (let since = 0; since !== null;) {
    const { data, page } = await changes(since, 100);
    found.push(...data.filter(({ kind }) => kind === 'adopted'));
    since = page.next;
  }
  return found;
}

async function follow() {
  if (state.seq > 0) {
    const [last] = (await changes(state.seq - 1, 1)).data;
    if (last?.sha256 !== state.sha256) {
      const breaks = (await adoptions()).map(
        (edition) => `\n${broke(edition)}: keep this folder, and mirror into a new one`,
      );
      throw new Error(`edition ${state.seq} is no longer what it was${breaks.join('')}`);
    }
  }
  for (let more = true; more;) {
    const { data, page } = await changes(state.seq, 100);
    try {
      for (const edition of data) {
        check(edition);
        await take(edition);
        Object.assign(state, { seq: edition.seq, sha256: edition.sha256 });
      }
    } finally {
      await save(stateFile, JSON.stringify(state));
    }
    more = page.next !== null;
  }
  const [unnamed] = state.removed;
  if (unnamed) throw new Error(`edition ${unnamed.seq} has lost its content, and no later one says why`);
}

/** Files that what is public names are fetched; those that nothing names any more go. */
async function keepFiles() {
  const wanted = new Set();
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json')) continue;
    const record = await readFile(join(folder, name), 'utf8');
    for (const [, file] of record.matchAll(/"\/media\/([0-9a-f]{64}\.\w+)/g)) wanted.add(file);
  }
  for (const name of await readdir(media)) {
    if (!wanted.delete(name)) await rm(join(media, name));
  }
  for (const name of wanted) {
    const answer = await get(`/media/${name}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.ok && name.startsWith(sha256Of(bytes))) await save(join(media, name), bytes);
    else fail(`/media/${name} is missing (${answer.status}): run again`);
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

try {
  await follow();
} catch (error) {
  fail(error.message);
}
await keepFiles();
