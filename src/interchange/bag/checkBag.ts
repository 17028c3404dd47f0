/** Is a bag complete and what it was (RFC 8493, 3)? Everything that is wrong is named; nothing outside the bag is read. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ALGORITHMS, decodeName, isInside } from './names.ts';

type Algorithm = (typeof ALGORITHMS)[number];
/** File -> the hash that a manifest gives for it. */
type Manifest = Map<string, string>;

export type BagCheck = {
  files: number;
  info: Map<string, string>;
  problems: string[];
  /** Every file that is there, by its name in the bag. */
  names: Set<string>;
  /** Files under data/ that are missing, or not what both manifests say: the others are what they were. */
  damaged: Set<string>;
  /** Whether the manifests themselves, and what else says how the bag is to be read, are whole. */
  isSealed: boolean;
};

const NONE = { names: new Set<string>(), damaged: new Set<string>(), isSealed: false };

const MANIFESTS = ALGORITHMS.flatMap((algorithm) => [`manifest-${algorithm}.txt`, `tagmanifest-${algorithm}.txt`]);
const TAGS = ['bagit.txt', 'bag-info.txt', ...MANIFESTS];

export async function checkBag(bag: string, onProgress?: (done: number, total: number) => void): Promise<BagCheck> {
  const problems: string[] = [];
  const found = await list(bag, problems);
  if (!found.includes('bagit.txt'))
    return { files: 0, info: new Map(), problems: [`${bag} is no bag: bagit.txt is missing`], ...NONE };
  const text = (name: string) => readFile(path.join(bag, name), 'utf8').catch(() => '');
  if (!/^BagIt-Version: (0\.97|1\.0)\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(await text('bagit.txt'))) {
    problems.push('bagit.txt is not that of BagIt 1.0 in UTF-8');
  }
  if (found.includes('fetch.txt')) problems.push('fetch.txt: a bag whose files must be fetched is not taken');
  for (const name of MANIFESTS) if (!found.includes(name)) problems.push(`${name} is missing`);

  for (const name of found) {
    if (!isData(name) && !TAGS.includes(name)) problems.push(`${name} does not belong to the bag`);
  }
  const data = found.filter((name) => isData(name));
  const names = new Set(found);
  const wrong: Wrong = { tags: problems, payload: [], damaged: new Set() };
  const expected = await readManifests({ text, data, wrong });
  const present = [...expected].filter(([name]) => names.has(name));
  for (const [index, [name, sums]] of present.entries()) {
    const other = await mismatch(path.join(bag, name), sums);
    if (other) (isData(name) ? wrong.payload : wrong.tags).push(`${name} does not match its ${other}`);
    if (other && isData(name)) wrong.damaged.add(name);
    onProgress?.(index + 1, present.length);
  }
  const info = readInfo(await text('bag-info.txt'));
  await checkSize({ bag, data, info, problems: wrong.payload });
  const isSealed = wrong.tags.length === 0;
  const all = [...wrong.tags, ...wrong.payload];
  return { files: data.length, info, problems: all, names, damaged: wrong.damaged, isSealed };
}

/** Problems of what says how the bag is to be read, those of what it holds, and the files that the latter are about. */
type Wrong = { tags: string[]; payload: string[]; damaged: Set<string> };
type Expected = Map<string, Map<Algorithm, string>>;
type Manifests = { text: (name: string) => Promise<string>; data: string[]; wrong: Wrong };

async function readManifests({ text, data, wrong }: Manifests): Promise<Expected> {
  const expected: Expected = new Map();
  const own = TAGS.filter((name) => !name.startsWith('tagmanifest'));
  for (const algorithm of ALGORITHMS) {
    const [of, ofTags] = [`manifest-${algorithm}.txt`, `tagmanifest-${algorithm}.txt`];
    const payload = readManifest(of, await text(of), wrong.tags);
    const tags = readManifest(ofTags, await text(ofTags), wrong.tags);
    for (const name of compareNames(of, payload, data, wrong.payload)) wrong.damaged.add(name);
    compareNames(ofTags, tags, own, wrong.tags);
    for (const [name, sum] of [...payload, ...tags]) {
      expected.set(name, (expected.get(name) ?? new Map<Algorithm, string>()).set(algorithm, sum));
    }
  }
  return expected;
}

const isData = (name: string): boolean => name.startsWith('data/');

/** Every file of the bag by its name in it; anything that is neither file nor folder is a problem. */
async function list(bag: string, problems: string[]): Promise<string[]> {
  const entries = await readdir(bag, { recursive: true, withFileTypes: true }).catch(() => []);
  const nameOf = (entry: (typeof entries)[number]) =>
    path
      .relative(bag, path.join(entry.parentPath ?? entry.path, entry.name))
      .split(path.sep)
      .join('/');
  for (const entry of entries) {
    if (!entry.isFile() && !entry.isDirectory()) problems.push(`${nameOf(entry)} is neither a file nor a folder`);
  }
  return entries.filter((entry) => entry.isFile()).map(nameOf);
}

function readManifest(manifest: string, text: string, problems: string[]): Manifest {
  const files: Manifest = new Map();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '') continue;
    const [, sum, encoded] = /^([0-9a-fA-F]+)\s+\*?(.+)$/.exec(line) ?? [];
    const name = decodeName(encoded ?? '');
    if (!sum || !isInside(name))
      problems.push(`${manifest}, line ${index + 1}: is not a hash and a name inside the bag`);
    else if (files.has(name)) problems.push(`${manifest}, line ${index + 1}: ${name} is there twice`);
    else files.set(name, sum.toLowerCase());
  }
  return files;
}

/** @returns the names that one has and the other has not */
function compareNames(manifest: string, named: Manifest, found: string[], problems: string[]): string[] {
  const there = new Set(found);
  const missing = [...named.keys()].filter((name) => !there.has(name));
  const more = found.filter((name) => !named.has(name));
  for (const name of missing) problems.push(`${name} is named in ${manifest} and missing`);
  for (const name of more) problems.push(`${name} is not named in ${manifest}`);
  return [...missing, ...more];
}

/** @returns the algorithm whose hash is another one, null when all are right */
async function mismatch(file: string, sums: Map<Algorithm, string>): Promise<Algorithm | null> {
  const hashes = [...sums.keys()].map((algorithm) => [algorithm, createHash(algorithm)] as const);
  for await (const piece of createReadStream(file)) for (const [, hash] of hashes) hash.update(piece as Buffer);
  return hashes.find(([algorithm, hash]) => hash.digest('hex') !== sums.get(algorithm))?.[0] ?? null;
}

function readInfo(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).flatMap((line) => /^([^:]+):\s*(.*)$/.exec(line) ?? []);
  const info = new Map<string, string>();
  for (let at = 0; at < lines.length; at += 3) info.set(lines[at + 1] ?? '', lines[at + 2] ?? '');
  return info;
}

type Sizes = { bag: string; data: string[]; info: Map<string, string>; problems: string[] };

async function checkSize({ bag, data, info, problems }: Sizes): Promise<void> {
  let bytes = 0;
  for (const name of data) bytes += (await stat(path.join(bag, name))).size;
  const oxum = info.get('Payload-Oxum');
  if (oxum !== `${bytes}.${data.length}`)
    problems.push(`bag-info.txt says Payload-Oxum ${oxum}, not ${bytes}.${data.length}`);
}
