import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`authors\` ADD \`merged_into_id\` text(36) REFERENCES authors(id);`)
  await db.run(sql`CREATE INDEX \`authors_merged_into_idx\` ON \`authors\` (\`merged_into_id\`);`)
  await db.run(sql`ALTER TABLE \`_authors_v\` ADD \`version_merged_into_id\` text(36) REFERENCES authors(id);`)
  await db.run(sql`CREATE INDEX \`_authors_v_version_version_merged_into_idx\` ON \`_authors_v\` (\`version_merged_into_id\`);`)
  await db.run(sql`ALTER TABLE \`organizations\` ADD \`merged_into_id\` text(36) REFERENCES organizations(id);`)
  await db.run(sql`CREATE INDEX \`organizations_merged_into_idx\` ON \`organizations\` (\`merged_into_id\`);`)
  await db.run(sql`ALTER TABLE \`_organizations_v\` ADD \`version_merged_into_id\` text(36) REFERENCES organizations(id);`)
  await db.run(sql`CREATE INDEX \`_organizations_v_version_version_merged_into_idx\` ON \`_organizations_v\` (\`version_merged_into_id\`);`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`merged_into_id\` text(36) REFERENCES sources(id);`)
  await db.run(sql`CREATE INDEX \`sources_merged_into_idx\` ON \`sources\` (\`merged_into_id\`);`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_merged_into_id\` text(36) REFERENCES sources(id);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_merged_into_idx\` ON \`_sources_v\` (\`version_merged_into_id\`);`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`merged_into_id\` text(36) REFERENCES topics(id);`)
  await db.run(sql`CREATE INDEX \`topics_merged_into_idx\` ON \`topics\` (\`merged_into_id\`);`)
  await db.run(sql`ALTER TABLE \`_topics_v\` ADD \`version_merged_into_id\` text(36) REFERENCES topics(id);`)
  await db.run(sql`CREATE INDEX \`_topics_v_version_version_merged_into_idx\` ON \`_topics_v\` (\`version_merged_into_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_authors\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`names_en\` text,
  	\`names_zh\` text,
  	\`search_text\` text,
  	\`slug\` text,
  	\`portrait_id\` text(36),
  	\`revision\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`portrait_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_authors\`("id", "names_en", "names_zh", "search_text", "slug", "portrait_id", "revision", "updated_at", "created_at") SELECT "id", "names_en", "names_zh", "search_text", "slug", "portrait_id", "revision", "updated_at", "created_at" FROM \`authors\`;`)
  await db.run(sql`DROP TABLE \`authors\`;`)
  await db.run(sql`ALTER TABLE \`__new_authors\` RENAME TO \`authors\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE UNIQUE INDEX \`authors_slug_idx\` ON \`authors\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`authors_portrait_idx\` ON \`authors\` (\`portrait_id\`);`)
  await db.run(sql`CREATE INDEX \`authors_updated_at_idx\` ON \`authors\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`authors_created_at_idx\` ON \`authors\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__authors_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_names_en\` text,
  	\`version_names_zh\` text,
  	\`version_search_text\` text,
  	\`version_slug\` text,
  	\`version_portrait_id\` text(36),
  	\`version_revision\` numeric DEFAULT 0,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`authors\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_portrait_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__authors_v\`("id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_portrait_id", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_portrait_id", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_authors_v\`;`)
  await db.run(sql`DROP TABLE \`_authors_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__authors_v\` RENAME TO \`_authors_v\`;`)
  await db.run(sql`CREATE INDEX \`_authors_v_parent_idx\` ON \`_authors_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_authors_v_version_version_slug_idx\` ON \`_authors_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_authors_v_version_version_portrait_idx\` ON \`_authors_v\` (\`version_portrait_id\`);`)
  await db.run(sql`CREATE INDEX \`_authors_v_version_version_updated_at_idx\` ON \`_authors_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_authors_v_version_version_created_at_idx\` ON \`_authors_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_authors_v_created_at_idx\` ON \`_authors_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_authors_v_updated_at_idx\` ON \`_authors_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_organizations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`names_en\` text,
  	\`names_zh\` text,
  	\`search_text\` text,
  	\`slug\` text,
  	\`kind\` text,
  	\`website\` text,
  	\`logo_id\` text(36),
  	\`revision\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`logo_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_organizations\`("id", "names_en", "names_zh", "search_text", "slug", "kind", "website", "logo_id", "revision", "updated_at", "created_at") SELECT "id", "names_en", "names_zh", "search_text", "slug", "kind", "website", "logo_id", "revision", "updated_at", "created_at" FROM \`organizations\`;`)
  await db.run(sql`DROP TABLE \`organizations\`;`)
  await db.run(sql`ALTER TABLE \`__new_organizations\` RENAME TO \`organizations\`;`)
  await db.run(sql`CREATE UNIQUE INDEX \`organizations_slug_idx\` ON \`organizations\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`organizations_logo_idx\` ON \`organizations\` (\`logo_id\`);`)
  await db.run(sql`CREATE INDEX \`organizations_updated_at_idx\` ON \`organizations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`organizations_created_at_idx\` ON \`organizations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__organizations_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_names_en\` text,
  	\`version_names_zh\` text,
  	\`version_search_text\` text,
  	\`version_slug\` text,
  	\`version_kind\` text,
  	\`version_website\` text,
  	\`version_logo_id\` text(36),
  	\`version_revision\` numeric DEFAULT 0,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`organizations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_logo_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__organizations_v\`("id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_kind", "version_website", "version_logo_id", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_kind", "version_website", "version_logo_id", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_organizations_v\`;`)
  await db.run(sql`DROP TABLE \`_organizations_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__organizations_v\` RENAME TO \`_organizations_v\`;`)
  await db.run(sql`CREATE INDEX \`_organizations_v_parent_idx\` ON \`_organizations_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_organizations_v_version_version_slug_idx\` ON \`_organizations_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_organizations_v_version_version_logo_idx\` ON \`_organizations_v\` (\`version_logo_id\`);`)
  await db.run(sql`CREATE INDEX \`_organizations_v_version_version_updated_at_idx\` ON \`_organizations_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_organizations_v_version_version_created_at_idx\` ON \`_organizations_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_organizations_v_created_at_idx\` ON \`_organizations_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_organizations_v_updated_at_idx\` ON \`_organizations_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_sources\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`names_en\` text,
  	\`names_zh\` text,
  	\`search_text\` text,
  	\`slug\` text,
  	\`kind\` text,
  	\`url\` text,
  	\`revision\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`INSERT INTO \`__new_sources\`("id", "names_en", "names_zh", "search_text", "slug", "kind", "url", "revision", "updated_at", "created_at") SELECT "id", "names_en", "names_zh", "search_text", "slug", "kind", "url", "revision", "updated_at", "created_at" FROM \`sources\`;`)
  await db.run(sql`DROP TABLE \`sources\`;`)
  await db.run(sql`ALTER TABLE \`__new_sources\` RENAME TO \`sources\`;`)
  await db.run(sql`CREATE UNIQUE INDEX \`sources_slug_idx\` ON \`sources\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`sources_updated_at_idx\` ON \`sources\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sources_created_at_idx\` ON \`sources\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__sources_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_names_en\` text,
  	\`version_names_zh\` text,
  	\`version_search_text\` text,
  	\`version_slug\` text,
  	\`version_kind\` text,
  	\`version_url\` text,
  	\`version_revision\` numeric DEFAULT 0,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__sources_v\`("id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_kind", "version_url", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_kind", "version_url", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_sources_v\`;`)
  await db.run(sql`DROP TABLE \`_sources_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__sources_v\` RENAME TO \`_sources_v\`;`)
  await db.run(sql`CREATE INDEX \`_sources_v_parent_idx\` ON \`_sources_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_slug_idx\` ON \`_sources_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_updated_at_idx\` ON \`_sources_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_created_at_idx\` ON \`_sources_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_created_at_idx\` ON \`_sources_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_updated_at_idx\` ON \`_sources_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_topics\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`names_en\` text,
  	\`names_zh\` text,
  	\`search_text\` text,
  	\`slug\` text,
  	\`parent_id\` text(36),
  	\`revision\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_topics\`("id", "names_en", "names_zh", "search_text", "slug", "parent_id", "revision", "updated_at", "created_at") SELECT "id", "names_en", "names_zh", "search_text", "slug", "parent_id", "revision", "updated_at", "created_at" FROM \`topics\`;`)
  await db.run(sql`DROP TABLE \`topics\`;`)
  await db.run(sql`ALTER TABLE \`__new_topics\` RENAME TO \`topics\`;`)
  await db.run(sql`CREATE UNIQUE INDEX \`topics_slug_idx\` ON \`topics\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`topics_parent_idx\` ON \`topics\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`topics_updated_at_idx\` ON \`topics\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`topics_created_at_idx\` ON \`topics\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__topics_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_names_en\` text,
  	\`version_names_zh\` text,
  	\`version_search_text\` text,
  	\`version_slug\` text,
  	\`version_parent_id\` text(36),
  	\`version_revision\` numeric DEFAULT 0,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_parent_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__topics_v\`("id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_parent_id", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_names_en", "version_names_zh", "version_search_text", "version_slug", "version_parent_id", "version_revision", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_topics_v\`;`)
  await db.run(sql`DROP TABLE \`_topics_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__topics_v\` RENAME TO \`_topics_v\`;`)
  await db.run(sql`CREATE INDEX \`_topics_v_parent_idx\` ON \`_topics_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_topics_v_version_version_slug_idx\` ON \`_topics_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_topics_v_version_version_parent_idx\` ON \`_topics_v\` (\`version_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_topics_v_version_version_updated_at_idx\` ON \`_topics_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_topics_v_version_version_created_at_idx\` ON \`_topics_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_topics_v_created_at_idx\` ON \`_topics_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_topics_v_updated_at_idx\` ON \`_topics_v\` (\`updated_at\`);`)
}
