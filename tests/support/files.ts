/** Files as editors upload them. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from 'mongodb';
import type { Payload } from 'payload';
import sharp from 'sharp';

export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 0\ntrailer\n<< /Root 1 0 R >>\nstartxref\n58\n%%EOF\n',
);

/** A picture of this width, in one colour of its own. */
export const picture = (width = 40, shade = 120): Promise<Buffer> =>
  sharp({ create: { width, height: 30, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .png()
    .toBuffer();

/** What a disk can do: a file of the desk is gone, its row is not. */
export async function loseFile({ payload, folder }: { payload: Payload; folder: string }, name: string): Promise<void> {
  const { connection } = payload.db as unknown as { connection?: { db: Db } };
  if (connection) await connection.db.collection('desk_files.files').deleteMany({ filename: `media/${name}` });
  else await rm(path.join(folder, 'media', name));
}

type File = { name: string; mimetype: string; data: Buffer; size: number };
export const fileOf = (name: string, data: Buffer): File => {
  const mimetype = name.endsWith('.pdf') ? 'application/pdf' : 'image/png';
  return { name, mimetype, data, size: data.length };
};

export async function upload(payload: Payload, name: string, data: Buffer): Promise<string> {
  const { id } = await payload.create({ collection: 'media', data: { alt: name }, file: fileOf(name, data) });
  return id;
}
