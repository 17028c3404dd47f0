import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`users_mail_off\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_mail_off_order_idx\` ON \`users_mail_off\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_mail_off_parent_idx\` ON \`users_mail_off\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36) NOT NULL,
  	\`text\` text NOT NULL,
  	\`passage\` text,
  	\`resolved\` integer DEFAULT false,
  	\`resolved_by\` text,
  	\`author_id\` text(36),
  	\`author_name\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`author_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`comments_article_idx\` ON \`comments\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_resolved_idx\` ON \`comments\` (\`resolved\`);`)
  await db.run(sql`CREATE INDEX \`comments_author_idx\` ON \`comments\` (\`author_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`preview_links\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36) NOT NULL,
  	\`recipient\` text NOT NULL,
  	\`secret_hash\` text NOT NULL,
  	\`sha256\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`revoked_at\` text,
  	\`created_by_name\` text,
  	\`agreed_at\` text,
  	\`agreed_by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`preview_links_article_idx\` ON \`preview_links\` (\`article_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`preview_links_secret_hash_idx\` ON \`preview_links\` (\`secret_hash\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_updated_at_idx\` ON \`preview_links\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_created_at_idx\` ON \`preview_links\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`mails\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`to\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`text\` text,
  	\`attempts\` numeric DEFAULT 0,
  	\`next_at\` text,
  	\`sent_at\` text,
  	\`failure\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`mails_next_at_idx\` ON \`mails\` (\`next_at\`);`)
  await db.run(sql`CREATE INDEX \`mails_updated_at_idx\` ON \`mails\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mails_created_at_idx\` ON \`mails\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_submitted_by\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_submitted_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_submitted_at\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_reviewer\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_reviewer_name\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_word\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_sent_back_by\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_sent_back_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_reason\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`approval_by\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`approval_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`approval_at\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`approval_sha256\` text;`)
  await db.run(sql`CREATE INDEX \`articles_review_review_submitted_by_idx\` ON \`articles\` (\`review_submitted_by\`);`)
  await db.run(sql`CREATE INDEX \`articles_review_review_reviewer_idx\` ON \`articles\` (\`review_reviewer\`);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_submitted_by\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_submitted_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_submitted_at\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_reviewer\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_reviewer_name\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_word\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_sent_back_by\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_sent_back_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_reason\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_approval_by\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_approval_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_approval_at\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_approval_sha256\` text;`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_review_version_review_submitted_by_idx\` ON \`_articles_v\` (\`version_review_submitted_by\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_review_version_review_reviewer_idx\` ON \`_articles_v\` (\`version_review_reviewer\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`comments_id\` text(36) REFERENCES comments(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`preview_links_id\` text(36) REFERENCES preview_links(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`mails_id\` text(36) REFERENCES mails(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_comments_id_idx\` ON \`payload_locked_documents_rels\` (\`comments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_preview_links_id_idx\` ON \`payload_locked_documents_rels\` (\`preview_links_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mails_id_idx\` ON \`payload_locked_documents_rels\` (\`mails_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`users_mail_off\`;`)
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`DROP TABLE \`preview_links\`;`)
  await db.run(sql`DROP TABLE \`mails\`;`)
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
  	\`synonyms_id\` text(36),
  	\`media_id\` text(36),
  	\`originals_id\` text(36),
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
  	FOREIGN KEY (\`synonyms_id\`) REFERENCES \`synonyms\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`originals_id\`) REFERENCES \`originals\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`problems_id\`) REFERENCES \`problems\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`audit_events_id\`) REFERENCES \`audit_events\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "articles_id", "authors_id", "organizations_id", "sources_id", "series_id", "topics_id", "synonyms_id", "media_id", "originals_id", "users_id", "problems_id", "audit_events_id") SELECT "id", "order", "parent_id", "path", "articles_id", "authors_id", "organizations_id", "sources_id", "series_id", "topics_id", "synonyms_id", "media_id", "originals_id", "users_id", "problems_id", "audit_events_id" FROM \`payload_locked_documents_rels\`;`)
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
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_synonyms_id_idx\` ON \`payload_locked_documents_rels\` (\`synonyms_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_originals_id_idx\` ON \`payload_locked_documents_rels\` (\`originals_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_problems_id_idx\` ON \`payload_locked_documents_rels\` (\`problems_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_audit_events_id_idx\` ON \`payload_locked_documents_rels\` (\`audit_events_id\`);`)
  await db.run(sql`DROP INDEX \`articles_review_review_submitted_by_idx\`;`)
  await db.run(sql`DROP INDEX \`articles_review_review_reviewer_idx\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_submitted_by\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_submitted_by_name\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_submitted_at\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_reviewer\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_reviewer_name\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_word\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_sent_back_by\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_sent_back_by_name\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_reason\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`approval_by\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`approval_by_name\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`approval_at\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`approval_sha256\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_version_review_version_review_submitted_by_idx\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_version_review_version_review_reviewer_idx\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_submitted_by\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_submitted_by_name\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_submitted_at\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_reviewer\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_reviewer_name\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_word\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_sent_back_by\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_sent_back_by_name\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_reason\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_approval_by\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_approval_by_name\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_approval_at\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_approval_sha256\`;`)
}
