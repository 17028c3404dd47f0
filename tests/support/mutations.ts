/** Whole files damaged by chance, the same ones for the same number: bytes of a file, bytes and tags of its parts, parts as a whole. */
import JSZip from 'jszip';

export type Source = { name: string; bytes: Uint8Array };
type Chance = (below: number) => number;

/** A generator of numbers that depends on its seed alone (xorshift). */
function chanceOf(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

const NUMBERS = ['-1', '0', '99999999999', '1e9', 'NaN', '', '0x41', '\u0661'];
const isPart = (name: string) => /\.(xml|rels)$/.test(name);

/** The file with one to four changes. Half of the changes to a zip file happen within it, so that it stays one. */
export async function mutate(source: Source, seed: number): Promise<Source> {
  const chance = chanceOf(seed);
  let { bytes } = source;
  for (let change = 1 + chance(4); change > 0; change--) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    // A zip file that an earlier change has broken is changed as bytes.
    const parts = isZip && chance(4) > 0 ? await mutateParts(bytes, chance).catch(() => null) : null;
    bytes = parts ?? mutateBytes(bytes, chance);
  }
  return { name: source.name, bytes };
}

function mutateBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = chance(bytes.length);
  const length = 1 + chance(chance(2) ? 8 : 400);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (chance(5)) {
    case 0:
      return Buffer.concat([before, after.subarray(length)]);
    case 1:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 2:
      return before;
    case 3:
      return Buffer.concat([before, Buffer.from(Array.from({ length }, () => chance(256))), after]);
    default:
      return Buffer.concat([before, Buffer.from([chance(256)]), after.subarray(1)]);
  }
}

async function mutateParts(bytes: Uint8Array, chance: Chance): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes).catch(() => null);
  const names = zip ? Object.keys(zip.files).filter(isPart) : [];
  const name = names[chance(names.length)];
  if (!zip || !name) return mutateBytes(bytes, chance);
  const text = (await zip.file(name)?.async('string')) ?? '';
  const other = names[chance(names.length)] ?? name;
  const step = chance(8);
  if (step === 0) zip.remove(name);
  else if (step === 1) zip.file(name, (await zip.file(other)?.async('string')) ?? '');
  else zip.file(name, step === 2 ? mutateBytes(Buffer.from(text), chance) : mutateTags(text, chance));
  return zip.generateAsync({ type: 'uint8array', compression: chance(2) ? 'DEFLATE' : 'STORE' });
}

/** The part stays well-formed as often as not: an element is taken out, doubled, moved or renamed, or a value is another. */
function mutateTags(text: string, chance: Chance): string {
  const tags = [...text.matchAll(/<(w|m|a|wp|v|mc):(\w+)((?:\s[^<>]*)?)\/?>/g)];
  const tag = tags[chance(tags.length)];
  if (!tag) return text;
  const [whole, prefix, local] = tag;
  const end = whole.endsWith('/>') ? tag.index + whole.length : endOf(text, tag.index, `${prefix}:${local}`);
  const element = text.slice(tag.index, end);
  const [before, after] = [text.slice(0, tag.index), text.slice(end)];
  const target = tags[chance(tags.length)]?.index ?? 0;
  switch (chance(6)) {
    case 0:
      return before + after;
    case 1:
      return before + element.repeat(1 + chance(30)) + after;
    case 2:
      return target < tag.index ? text.slice(0, target) + element + text.slice(target, tag.index) + after : text;
    case 3:
      return before + `<w:${local}>`.repeat(20) + element + `</w:${local}>`.repeat(20) + after;
    case 4:
      return before + element.replace(/="[^"]*"/, `="${NUMBERS[chance(NUMBERS.length)]}"`) + after;
    default:
      return (
        before + element.replaceAll(`${prefix}:${local}`, `w:${['p', 'r', 't', 'tbl', 'tc', 'sdt'][chance(6)]}`) + after
      );
  }
}

function endOf(text: string, from: number, name: string): number {
  const end = text.indexOf(`</${name}>`, from);
  return end < 0 ? from : end + name.length + 3;
}
