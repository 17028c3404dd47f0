/** Files that nobody can take, as people send them. */
import { buildDocx, paragraph } from './officeFiles.ts';

/** What people send that cannot be taken, by the name that its message has to say. */
export async function badFiles(): Promise<Record<string, Buffer>> {
  const body = paragraph('x');
  const docx = async (files: Record<string, string | Uint8Array | null>) =>
    Buffer.from(await buildDocx({ body, files }));
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]);
  const renamed = (bytes: Buffer) =>
    Buffer.from(bytes.toString('latin1').replaceAll('word/xx/aa.bin', '../../../a.bin'), 'latin1');
  return {
    'locked.docx': ole('EncryptedPackage'),
    'old.doc': ole('WordDocument'),
    'old.wps': ole('WpsContent'),
    'empty.docx': Buffer.alloc(0),
    'program.docx': Buffer.from('MZ\u0090\u0000\u0003', 'latin1'),
    'rich.rtf': Buffer.from('{\\rtf1 x}'),
    'photo.pdf': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'macros.docm': await docx({ 'word/vbaProject.bin': 'x' }),
    'bomb.docx': await docx({ 'word/media/a.png': new Uint8Array(20_000_000) }),
    'slip.docx': renamed(await docx({ 'word/xx/aa.bin': 'x' })),
    'nothing.docx': await docx({ 'word/document.xml': null }),
    'broken.docx': await docx({ 'word/document.xml': '<w:p><w:r>' }),
    'dtd.docx': await docx({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }),
    'large.docx': Buffer.alloc(21 * 1024 * 1024, 80),
    'deep.docx': Buffer.from(await buildDocx({ body: '<w:smartTag>'.repeat(400) + '</w:smartTag>'.repeat(400) })),
    'flat.xml': Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>'),
    'noise.txt': Buffer.from([1, 2, 3, 0, 1, 2, 3, 0, 5, 6]),
  };
}
