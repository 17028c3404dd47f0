/** Two authors, organizations, sources or topics that are one. */
import type { Texts } from '../../text.ts';

export const merging = {
  merge: { en: 'Merge…', zh: '合并…' },
  heading: { en: 'Merge “{{name}}” into another one', zh: '将“{{name}}”合并到另一条目' },
  explained: {
    en: 'For two entries that are one. Choose the one that stays: articles, drafts and lists go there, and the address of this one leads there for ever. Nothing that was published changes its text, and the merger can be undone.',
    zh: '用于实为同一对象的两个条目。请选择保留的条目：文章、草稿和列表都将归入该条目，本条目的地址将永久指向它。已发布的文字不会改变，合并可以撤销。',
  },
  search: { en: 'Find the one that stays', zh: '查找要保留的条目' },
  found: { en: 'Found', zh: '查找结果' },
  noneFound: { en: 'Nothing found.', zh: '没有找到。' },
  chosen: { en: 'Into “{{name}}”', zh: '合并到“{{name}}”' },
  willMove: {
    en: 'Published articles: {{published}}. Drafts: {{drafts}}. Other entries that name it: {{entities}}.',
    zh: '已发布文章：{{published}}；草稿：{{drafts}}；引用它的其他条目：{{entities}}。',
  },
  willBeNames: {
    en: 'Becomes another name of the one that stays: {{names}}',
    zh: '将成为保留条目的其他名称：{{names}}',
  },
  noNewNames: { en: 'The one that stays has all these names already.', zh: '保留条目已包含这些名称。' },
  approvedAgain: {
    en: 'Approved articles that have to be approved again, because their text names it: {{approved}}.',
    zh: '因正文信息引用它而须重新核准的文章：{{approved}}。',
  },
  confirm: { en: 'Merge', zh: '合并' },
  choose: { en: 'Choose the one that stays.', zh: '请选择要保留的条目。' },
  merged: { en: 'Merged.', zh: '已合并。' },
  isMerged: { en: 'Merged into “{{name}}”.', zh: '已合并到“{{name}}”。' },
  standsFor: { en: 'Stands for “{{name}}” too.', zh: '同时代表“{{name}}”。' },
  undo: { en: 'Undo the merger…', zh: '撤销合并…' },
  undoHeading: { en: 'Undo the merger of “{{name}}”', zh: '撤销“{{name}}”的合并' },
  undoExplained: {
    en: 'What named it names it again, and the names that the other one got from it go. An article that was corrected since gets a new edition, because readers see it name the other one.',
    zh: '原先引用它的内容将恢复引用，另一条目由此获得的名称将移除。合并后更正过的文章会产生新版本，因为读者所见为另一条目。',
  },
  undoNow: { en: 'Undo', zh: '撤销' },
  undone: { en: 'The merger is undone.', zh: '合并已撤销。' },
  mergedKept: {
    en: 'This was merged into another one. Change that one, or undo the merger first.',
    zh: '此条目已合并到另一条目。请修改另一条目，或先撤销合并。',
  },
  mergedStays: {
    en: 'It was merged with another one, and its address leads there for ever. Undo the merger before deleting either.',
    zh: '此条目已与另一条目合并，原地址将永久指向合并后的条目。如要删除，请先撤销合并。',
  },
  notAllowed: { en: 'Only publishers and administrators merge.', zh: '只有发布员和管理员可以合并。' },
  badCollection: {
    en: 'collection: must be one of {{collections}}; two of different kinds are never one',
    zh: 'collection：必须是 {{collections}} 之一；不同类别的条目不能合并',
  },
  badId: {
    en: '{{field}}: must be the id of one of {{collection}}',
    zh: '{{field}}：必须是 {{collection}} 中条目的编号',
  },
  itself: { en: 'into: nothing is merged into itself', zh: 'into：条目不能合并到自身' },
  fromMerged: {
    en: 'from: “{{name}}” was merged into “{{other}}” already; merge that one, or undo it first',
    zh: 'from：“{{name}}”已合并到“{{other}}”；请合并后者，或先撤销',
  },
  intoMerged: {
    en: 'into: “{{name}}” was itself merged into “{{other}}”; choose that one',
    zh: 'into：“{{name}}”已合并到“{{other}}”；请选择后者',
  },
  intoUnpublished: {
    en: 'into: readers know “{{from}}” and not “{{name}}”, and the address that they have has to lead somewhere; merge the other way round',
    zh: 'into：读者已知“{{from}}”而不知“{{name}}”，其地址须有去处；请反向合并',
  },
  parentBelow: {
    en: 'into: “{{name}}” stands below “{{from}}”, and a topic cannot be its own broader topic; give it another one first',
    zh: 'into：“{{name}}”是“{{from}}”的下级主题，主题不能以自身为上级；请先更改其上级主题',
  },
  tooManyNames: {
    en: 'into: “{{name}}” would have {{count}} other names, and {{max}} is the most; remove some first',
    zh: 'into：“{{name}}”将有 {{count}} 个其他名称，超过上限 {{max}} 个；请先删除一些',
  },
  longName: {
    en: 'from: “{{name}}” is too long to be another name, which has 200 characters at most; shorten it first',
    zh: 'from：“{{name}}”过长，其他名称最多 200 个字符；请先缩短',
  },
  notMerged: { en: 'from: “{{name}}” is not merged', zh: 'from：“{{name}}”未被合并' },
  undoOther: {
    en: 'from: “{{other}}” was merged into another one since; undo that merger first',
    zh: 'from：此后“{{other}}”已合并到其他条目；请先撤销该合并',
  },
  noRecord: {
    en: 'from: the record of this merger is missing, so what it changed is not known',
    zh: 'from：缺少此次合并的记录，无法得知其更改内容',
  },
} as const satisfies Texts;
