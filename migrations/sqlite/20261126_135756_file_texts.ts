import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`media\` ADD \`texts_en\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`texts_zh\` text;`)
  // What a file says had one text so far: it is in the language in whose script it is written.
  await db.run(sql`UPDATE \`media\` SET \`texts_zh\` = trim(\`alt\`) WHERE \`alt\` GLOB '*[㐀-鿿豈-﫿𠀀-𳿿]*';`)
  await db.run(sql`UPDATE \`media\` SET \`texts_en\` = trim(\`alt\`) WHERE \`texts_zh\` IS NULL AND trim(\`alt\`) <> '';`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`texts_en\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`texts_zh\`;`)
}
