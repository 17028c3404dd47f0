import type { CollectionConfig } from 'payload';
import { mayChangeArticle, mayDeleteArticle } from './access/articleAccess.ts';
import { isStaff, roleOf } from './access/roles.ts';
import { editorNotice, keptField } from './fields/keptField.ts';
import { articleSidebar, articleTabs } from './fields/articleFields.ts';
import { both } from './fields/labels.ts';
import { problemField } from './fields/problemFields.ts';
import { askAfterChange, askAfterDelete } from './hooks/askPublisher.ts';
import { checkArticle } from './hooks/article/checks.ts';
import { auditArticle } from './hooks/article/events.ts';
import { followMerged } from './hooks/merged.ts';
import { readIntent } from './hooks/article/intent.ts';
import { applyRules } from './hooks/article/rules.ts';
import { keepRecords, removeBelongings } from './hooks/article/trash.ts';
import { keepAttributionNames } from './hooks/article/attributionNames.ts';
import { auditDelete } from './hooks/audit.ts';
import { refuseGone } from './hooks/namedThere.ts';
import { refuseUnpublishable } from './hooks/article/readiness.ts';
import type { Judge } from './hooks/article/readiness.ts';
import { tellOfStep } from './review/notify.ts';
import { documentViews } from './review/documentViews.ts';
import { restoreArticle } from './restoreArticle.ts';

/** What the search of the list looks into, beside the text itself. */
const SEARCHED = [
  ...['title', 'slug', 'byline', 'series.searchText', 'source.searchText'],
  ...['attributions.author.searchText', 'attributions.organization.searchText'],
];

type Options = {
  judge: Judge;
  /** `refuse`: nobody approves or publishes a text of their own. */
  ownApproval: 'allow' | 'refuse';
  /** Releases are planned by its clock. */
  timeZone: string;
  /** Where the engine finds the words of the text. */
  bodyPaths: string[];
};

export const articlesCollection = ({ judge, ownApproval, timeZone, bodyPaths }: Options): CollectionConfig => ({
  slug: 'articles',
  labels: { singular: both('Article', '文章'), plural: both('Articles', '文章') },
  access: {
    /** Without a session exactly the public view; the publisher relies on it. */
    read: ({ req }) => (roleOf(req) ? true : { _status: { equals: 'published' } }),
    readVersions: isStaff,
    create: isStaff,
    update: mayChangeArticle,
    delete: mayDeleteArticle,
  },
  admin: {
    useAsTitle: 'title',
    group: both('Publishing', '发布'),
    defaultColumns: ['title', 'authors', 'stage', 'source', 'publishedOn', 'language', 'updatedAt'],
    pagination: { defaultLimit: 25, limits: [10, 25, 50, 100] },
    hideAPIURL: true,
    // The text itself too, however many articles: a search of the desk is rare, and takes part of a second.
    listSearchableFields: [...SEARCHED, ...bodyPaths],
    disableCopyToLocale: true,
    components: {
      beforeListTable: ['/src/admin/list/QuickFilters.tsx#QuickFilters'],
      views: { edit: documentViews },
      edit: {
        beforeDocumentControls: [
          '/src/admin/exporting/ExportMenu.tsx#ArticleExport',
          '/src/admin/StageControls.tsx#StageControls',
        ],
        PublishButton: '/src/admin/ArticleButtons.tsx#PublishArticleButton',
        SaveDraftButton: '/src/admin/ArticleButtons.tsx#SaveDraftButton',
        Status: '/src/admin/ArticleState.tsx#ArticleState',
        UnpublishButton: '/src/admin/WithdrawButton.tsx#WithdrawButton',
      },
    },
  },
  defaultSort: '-updatedAt',
  trash: true,
  disableDuplicate: true,
  endpoints: [restoreArticle],
  versions: { maxPerDoc: 0, drafts: { autosave: false, schedulePublish: false } },
  hooks: {
    beforeOperation: [readIntent],
    beforeValidate: [followMerged, refuseGone, checkArticle],
    // In this order: the rules set the stage, a publication gets its names, then what would be stored is judged.
    beforeChange: [applyRules, keepAttributionNames, refuseUnpublishable({ judge, ownApproval })],
    beforeDelete: [keepRecords, removeBelongings],
    afterChange: [auditArticle, tellOfStep, askAfterChange],
    afterDelete: [auditDelete, askAfterDelete],
  },
  fields: [
    keptField,
    editorNotice,
    { type: 'tabs', tabs: articleTabs(timeZone) },
    problemField,
    ...articleSidebar(timeZone),
  ],
});
