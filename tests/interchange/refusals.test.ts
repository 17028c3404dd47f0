import { expect, test } from '@jest/globals';
import JSZip from 'jszip';
import { convert } from '../../src/interchange/in/convert.ts';
import { ImportRefusal, refusalText } from '../../src/interchange/refusal.ts';
import { inThread } from '../../src/interchange/thread.ts';
import { buildDocx, paragraph } from '../support/officeFiles.ts';

const OPTIONS = { acceptChanges: false };
const text = (value: string) => new TextEncoder().encode(value);

async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  const error = await convert({ name, bytes }, OPTIONS).catch((thrown: unknown) => thrown);
  if (!(error instanceof ImportRefusal)) throw new Error(`${name} was not refused: ${String(error)}`);
  for (const language of ['en', 'zh'] as const) {
    const sentence = refusalText({ code: error.code, values: error.values, file: name, language });
    expect(sentence).toContain(name);
    expect(sentence).not.toMatch(/\{\w+\}/);
  }
  return error.code;
}

async function zipOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content, { createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A name of the same length put in its place: no program writes such names. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}

test('when a file cannot be taken, then the reason is said by a code and in both languages', async () => {
  const body = paragraph('x');
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]);
  const cases: [string, Uint8Array, string][] = [
    ['empty.docx', new Uint8Array(), 'empty'],
    ['blank.txt', text(' \n \n'), 'empty'],
    ['old.doc', ole('WordDocument'), 'old-word'],
    ['locked.docx', ole('EncryptedPackage'), 'encrypted'],
    ['renamed.docx', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000', 'latin1'), 'not-supported'],
    ['rich.rtf', text('{\\rtf1 hello}'), 'save-as-docx'],
    ['photo.docx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-supported'],
    ['macros.docx', await buildDocx({ body, files: { 'word/vbaProject.bin': 'x' } }), 'macros'],
    ['nothing.docx', await buildDocx({ body, files: { 'word/document.xml': null } }), 'no-document'],
    ['photos.zip', await zipOf({ 'a.jpg': 'x' }), 'no-document'],
    ['open.odt', await zipOf({ 'content.xml': '<a/>' }), 'save-as-docx'],
    ['broken.docx', await buildDocx({ body: '<w:p><w:r>' }), 'broken'],
    ['cut.docx', (await buildDocx({ body })).subarray(0, 300), 'broken'],
    [
      'dtd.docx',
      await buildDocx({
        body,
        files: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' },
      }),
      'has-dtd',
    ],
    ['bomb.docx', await buildDocx({ body, files: { 'word/media/a.png': new Uint8Array(20_000_000) } }), 'zip-bomb'],
    [
      'slip.docx',
      renamed(await buildDocx({ body, files: { 'word/aa/bb.xml': 'x' } }), 'word/aa/bb.xml', '../../../b.xml'),
      'unsafe-name',
    ],
    ['deep.docx', await buildDocx({ body: '<w:smartTag>'.repeat(400) + '</w:smartTag>'.repeat(400) }), 'too-deep'],
    ['damaged.pdf', text('%PDF-1.7\nnothing'), 'broken'],
    ['data.xml', text('<?xml version="1.0"?><a>b</a>'), 'not-supported'],
    ['word.xml', text('<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>'), 'save-as-docx'],
    ['drawing.svg', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'not-supported'],
    ['deep.md', text(`${'> '.repeat(3_000)}x`), 'too-deep'],
  ];
  for (const [name, bytes, code] of cases) expect([name, await refusalOf(name, bytes)]).toEqual([name, code]);
});

test('when a document points outside, then nothing is fetched and the text is there', async () => {
  const bytes = await buildDocx({
    body: paragraph('Text') + paragraph('<w:r><w:drawing><a:blip r:link="r1"/></w:drawing></w:r>'),
    files: {
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>',
    },
  });
  const { pictures } = await convert({ name: 'a.docx', bytes }, OPTIONS);
  expect(pictures).toMatchObject([{ bytes: null, origin: 'http://127.0.0.1:9/x.png' }]);
});

test('when a page is 5,000 tags deep, then its text is kept', async () => {
  for (const tag of ['div', 'b', 'span', 'blockquote', 'ul><li', 'table><tr><td']) {
    const bytes = text(`<html><body>${`<${tag}>`.repeat(5_000)}deep text`);
    const { blocks } = await convert({ name: 'deep.html', bytes }, OPTIONS);
    expect([tag, JSON.stringify(blocks).includes('deep text')]).toEqual([tag, true]);
  }
});

test('when a file is read in the worker, then the answer and the refusal come back whole', async () => {
  const file = { name: 'a.docx', bytes: await buildDocx({ body: paragraph('From the worker') }) };
  expect((await inThread('convert', { ...file, options: OPTIONS })).blocks).toMatchObject([
    { runs: [{ text: 'From the worker' }] },
  ]);
  await expect(inThread('convert', { ...file, bytes: text('MZ\u0000'), options: OPTIONS })).rejects.toMatchObject({
    code: 'not-supported',
  });
});
