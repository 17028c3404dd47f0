import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`authors_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`authors\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`authors_texts_order_parent\` ON \`authors_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_authors_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_authors_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_authors_v_texts_order_parent\` ON \`_authors_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`organizations_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`organizations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`organizations_texts_order_parent\` ON \`organizations_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_organizations_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_organizations_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_organizations_v_texts_order_parent\` ON \`_organizations_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`sources_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`sources_texts_order_parent\` ON \`sources_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_sources_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_sources_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_sources_v_texts_order_parent\` ON \`_sources_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`series_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`series\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`series_texts_order_parent\` ON \`series_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_series_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_series_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_series_v_texts_order_parent\` ON \`_series_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`topics_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`topics_texts_order_parent\` ON \`topics_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_topics_v_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_topics_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_topics_v_texts_order_parent\` ON \`_topics_v_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`synonyms\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`synonyms_updated_at_idx\` ON \`synonyms\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`synonyms_created_at_idx\` ON \`synonyms\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`synonyms_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`synonyms\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`synonyms_texts_order_parent\` ON \`synonyms_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`names_en\` text;`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`authors_locales\` ADD \`label\` text;`)
  await db.run(sql`CREATE INDEX \`authors_label_idx\` ON \`authors_locales\` (\`label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`_authors_v\` ADD \`version_names_en\` text;`)
  await db.run(sql`ALTER TABLE \`_authors_v\` ADD \`version_names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`_authors_v\` ADD \`version_search_text\` text;`)
  await db.run(sql`ALTER TABLE \`_authors_v\` ADD \`version_revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`_authors_v_locales\` ADD \`version_label\` text;`)
  await db.run(sql`CREATE INDEX \`_authors_v_version_version_label_idx\` ON \`_authors_v_locales\` (\`version_label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`organizations\` ADD \`names_en\` text;`)
  await db.run(sql`ALTER TABLE \`organizations\` ADD \`names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`organizations\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`organizations\` ADD \`revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`organizations_locales\` ADD \`label\` text;`)
  await db.run(sql`CREATE INDEX \`organizations_label_idx\` ON \`organizations_locales\` (\`label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` ADD \`version_names_en\` text;`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` ADD \`version_names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` ADD \`version_search_text\` text;`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` ADD \`version_revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`_organizations_v_locales\` ADD \`version_label\` text;`)
  await db.run(sql`CREATE INDEX \`_organizations_v_version_version_label_idx\` ON \`_organizations_v_locales\` (\`version_label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`names_en\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`sources_locales\` ADD \`label\` text;`)
  await db.run(sql`CREATE INDEX \`sources_label_idx\` ON \`sources_locales\` (\`label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_names_en\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_search_text\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`_sources_v_locales\` ADD \`version_label\` text;`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_label_idx\` ON \`_sources_v_locales\` (\`version_label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`series\` ADD \`names_en\` text;`)
  await db.run(sql`ALTER TABLE \`series\` ADD \`names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`series\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`series\` ADD \`revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`series_locales\` ADD \`label\` text;`)
  await db.run(sql`CREATE INDEX \`series_label_idx\` ON \`series_locales\` (\`label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`_series_v\` ADD \`version_names_en\` text;`)
  await db.run(sql`ALTER TABLE \`_series_v\` ADD \`version_names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`_series_v\` ADD \`version_search_text\` text;`)
  await db.run(sql`ALTER TABLE \`_series_v\` ADD \`version_revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`_series_v_locales\` ADD \`version_label\` text;`)
  await db.run(sql`CREATE INDEX \`_series_v_version_version_label_idx\` ON \`_series_v_locales\` (\`version_label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`names_en\` text;`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`topics_locales\` ADD \`label\` text;`)
  await db.run(sql`CREATE INDEX \`topics_label_idx\` ON \`topics_locales\` (\`label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`_topics_v\` ADD \`version_names_en\` text;`)
  await db.run(sql`ALTER TABLE \`_topics_v\` ADD \`version_names_zh\` text;`)
  await db.run(sql`ALTER TABLE \`_topics_v\` ADD \`version_search_text\` text;`)
  await db.run(sql`ALTER TABLE \`_topics_v\` ADD \`version_revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`_topics_v_locales\` ADD \`version_label\` text;`)
  await db.run(sql`CREATE INDEX \`_topics_v_version_version_label_idx\` ON \`_topics_v_locales\` (\`version_label\`,\`_locale\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`revision\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`synonyms_id\` text(36) REFERENCES synonyms(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_synonyms_id_idx\` ON \`payload_locked_documents_rels\` (\`synonyms_id\`);`)
  for (const entity of ['authors', 'organizations', 'sources', 'series', 'topics']) {
    await fillNames(db, { table: entity, column: '' });
    await fillNames(db, { table: `_${entity}_v`, column: 'version_' });
  }
}

/** What the names of an entity, and of its every version, were until now, in the columns that are new. */
async function fillNames(db: MigrateUpArgs['db'], { table, column }: { table: string; column: string }) {
  const nameIn = (locale: string) =>
    `(SELECT nullif(trim(l.${column}name), '') FROM ${table}_locales l WHERE l._parent_id = ${table}.id AND l._locale = '${locale}')`;
  await db.run(
    sql.raw(`UPDATE ${table} SET ${column}names_en = ${nameIn('en')}, ${column}names_zh = ${nameIn('zh-Hans')}`),
  );
  await db.run(
    sql.raw(
      `UPDATE ${table} SET ${column}search_text = concat_ws(' ', ${column}names_en, ${column}names_zh, ` +
        `replace(${column}slug, '-', ' '), replace(${column}slug, '-', ''))`,
    ),
  );
  const owned = `SELECT * FROM ${table} e WHERE e.id = ${table}_locales._parent_id`;
  for (const [locale, first, second] of [
    ['en', 'en', 'zh'],
    ['zh-Hans', 'zh', 'en'],
  ]) {
    await db.run(
      sql.raw(
        `UPDATE ${table}_locales SET ${column}label = (SELECT concat_ws(' · ', o.${column}names_${first}, ` +
          `nullif(o.${column}names_${second}, coalesce(o.${column}names_${first}, ''))) FROM (${owned}) o) WHERE _locale = '${locale}'`,
      ),
    );
  }
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`authors_texts\`;`)
  await db.run(sql`DROP TABLE \`_authors_v_texts\`;`)
  await db.run(sql`DROP TABLE \`organizations_texts\`;`)
  await db.run(sql`DROP TABLE \`_organizations_v_texts\`;`)
  await db.run(sql`DROP TABLE \`sources_texts\`;`)
  await db.run(sql`DROP TABLE \`_sources_v_texts\`;`)
  await db.run(sql`DROP TABLE \`series_texts\`;`)
  await db.run(sql`DROP TABLE \`_series_v_texts\`;`)
  await db.run(sql`DROP TABLE \`topics_texts\`;`)
  await db.run(sql`DROP TABLE \`_topics_v_texts\`;`)
  await db.run(sql`DROP TABLE \`synonyms\`;`)
  await db.run(sql`DROP TABLE \`synonyms_texts\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`articles_id\` text(36),
  	\`authors_id\` text(36),
  	\`organizations_id\` text(36),
  	\`sources_id\` text(36),
  	\`series_id\` text(36),
  	\`topics_id\` text(36),
  	\`media_id\` text(36),
  	\`users_id\` text(36),
  	\`problems_id\` text(36),
  	\`audit_events_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`articles_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`authors_id\`) REFERENCES \`authors\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`organizations_id\`) REFERENCES \`organizations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sources_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`series_id\`) REFERENCES \`series\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`problems_id\`) REFERENCES \`problems\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`audit_events_id\`) REFERENCES \`audit_events\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "articles_id", "authors_id", "organizations_id", "sources_id", "series_id", "topics_id", "media_id", "users_id", "problems_id", "audit_events_id") SELECT "id", "order", "parent_id", "path", "articles_id", "authors_id", "organizations_id", "sources_id", "series_id", "topics_id", "media_id", "users_id", "problems_id", "audit_events_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_articles_id_idx\` ON \`payload_locked_documents_rels\` (\`articles_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_authors_id_idx\` ON \`payload_locked_documents_rels\` (\`authors_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_organizations_id_idx\` ON \`payload_locked_documents_rels\` (\`organizations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sources_id_idx\` ON \`payload_locked_documents_rels\` (\`sources_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_series_id_idx\` ON \`payload_locked_documents_rels\` (\`series_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_problems_id_idx\` ON \`payload_locked_documents_rels\` (\`problems_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_audit_events_id_idx\` ON \`payload_locked_documents_rels\` (\`audit_events_id\`);`)
  await db.run(sql`DROP INDEX \`authors_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`authors_locales\` DROP COLUMN \`label\`;`)
  await db.run(sql`DROP INDEX \`_authors_v_version_version_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`_authors_v_locales\` DROP COLUMN \`version_label\`;`)
  await db.run(sql`DROP INDEX \`organizations_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`organizations_locales\` DROP COLUMN \`label\`;`)
  await db.run(sql`DROP INDEX \`_organizations_v_version_version_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`_organizations_v_locales\` DROP COLUMN \`version_label\`;`)
  await db.run(sql`DROP INDEX \`sources_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`sources_locales\` DROP COLUMN \`label\`;`)
  await db.run(sql`DROP INDEX \`_sources_v_version_version_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v_locales\` DROP COLUMN \`version_label\`;`)
  await db.run(sql`DROP INDEX \`series_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`series_locales\` DROP COLUMN \`label\`;`)
  await db.run(sql`DROP INDEX \`_series_v_version_version_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`_series_v_locales\` DROP COLUMN \`version_label\`;`)
  await db.run(sql`DROP INDEX \`topics_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`topics_locales\` DROP COLUMN \`label\`;`)
  await db.run(sql`DROP INDEX \`_topics_v_version_version_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`_topics_v_locales\` DROP COLUMN \`version_label\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`names_en\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`names_zh\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`revision\`;`)
  await db.run(sql`ALTER TABLE \`_authors_v\` DROP COLUMN \`version_names_en\`;`)
  await db.run(sql`ALTER TABLE \`_authors_v\` DROP COLUMN \`version_names_zh\`;`)
  await db.run(sql`ALTER TABLE \`_authors_v\` DROP COLUMN \`version_search_text\`;`)
  await db.run(sql`ALTER TABLE \`_authors_v\` DROP COLUMN \`version_revision\`;`)
  await db.run(sql`ALTER TABLE \`organizations\` DROP COLUMN \`names_en\`;`)
  await db.run(sql`ALTER TABLE \`organizations\` DROP COLUMN \`names_zh\`;`)
  await db.run(sql`ALTER TABLE \`organizations\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`organizations\` DROP COLUMN \`revision\`;`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` DROP COLUMN \`version_names_en\`;`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` DROP COLUMN \`version_names_zh\`;`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` DROP COLUMN \`version_search_text\`;`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` DROP COLUMN \`version_revision\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`names_en\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`names_zh\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`revision\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_names_en\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_names_zh\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_search_text\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_revision\`;`)
  await db.run(sql`ALTER TABLE \`series\` DROP COLUMN \`names_en\`;`)
  await db.run(sql`ALTER TABLE \`series\` DROP COLUMN \`names_zh\`;`)
  await db.run(sql`ALTER TABLE \`series\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`series\` DROP COLUMN \`revision\`;`)
  await db.run(sql`ALTER TABLE \`_series_v\` DROP COLUMN \`version_names_en\`;`)
  await db.run(sql`ALTER TABLE \`_series_v\` DROP COLUMN \`version_names_zh\`;`)
  await db.run(sql`ALTER TABLE \`_series_v\` DROP COLUMN \`version_search_text\`;`)
  await db.run(sql`ALTER TABLE \`_series_v\` DROP COLUMN \`version_revision\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`names_en\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`names_zh\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`revision\`;`)
  await db.run(sql`ALTER TABLE \`_topics_v\` DROP COLUMN \`version_names_en\`;`)
  await db.run(sql`ALTER TABLE \`_topics_v\` DROP COLUMN \`version_names_zh\`;`)
  await db.run(sql`ALTER TABLE \`_topics_v\` DROP COLUMN \`version_search_text\`;`)
  await db.run(sql`ALTER TABLE \`_topics_v\` DROP COLUMN \`version_revision\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`revision\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`revision\`;`)
}
