/** The closed lists that staff choose from: each value of the domain with its name. */
import type { ArticleState } from '../../domain/desk/stages.ts';
import type { Language, Stage } from '../../domain/lists.ts';
import type { Text, Texts } from '../text.ts';

export const stages = {
  draft: { en: 'Draft', zh: '草稿' },
  'in-review': { en: 'In review', zh: '审核中' },
  approved: { en: 'Approved', zh: '已核准' },
  published: { en: 'Published', zh: '已发布' },
  withdrawn: { en: 'Withdrawn', zh: '已撤回' },
} as const satisfies Record<Stage, Text>;

/** The one state of an article on its page and in lists. */
export const states = {
  ...stages,
  changed: { en: 'Published, with unpublished changes', zh: '已发布，有未发布的修改' },
} as const satisfies Record<ArticleState, Text>;

export const languages = {
  en: { en: 'English', zh: '英文' },
  'zh-Hans': { en: 'Chinese (simplified)', zh: '简体中文' },
} as const satisfies Record<Language, Text>;

export const roles = {
  editor: { en: 'Editor', zh: '编辑' },
  publisher: { en: 'Publisher', zh: '发布员' },
  administrator: { en: 'Administrator', zh: '管理员' },
} as const satisfies Texts;

export const organizationKinds = {
  company: { en: 'Company', zh: '企业' },
  association: { en: 'Association', zh: '协会' },
  institute: { en: 'Institute or university', zh: '院所' },
  government: { en: 'Public authority', zh: '政府机构' },
  other: { en: 'Other', zh: '其他' },
} as const satisfies Texts;

export const sourceKinds = {
  portal: { en: 'Portal', zh: '门户网站' },
  'official-account': { en: 'Official account', zh: '公众号' },
  newspaper: { en: 'Newspaper', zh: '报纸' },
  magazine: { en: 'Magazine', zh: '杂志' },
  website: { en: 'Website', zh: '网站' },
  association: { en: 'Association', zh: '协会' },
} as const satisfies Texts;

export const cadences = {
  irregular: { en: 'Irregular', zh: '不定期' },
  weekly: { en: 'Weekly', zh: '每周' },
  monthly: { en: 'Monthly', zh: '每月' },
  quarterly: { en: 'Quarterly', zh: '每季' },
  yearly: { en: 'Yearly', zh: '每年' },
} as const satisfies Texts;

export const outcomes = {
  done: { en: 'Done', zh: '完成' },
  refused: { en: 'Refused', zh: '拒绝' },
} as const satisfies Texts;

/** What staff may get letters about. */
export const mailTopics = {
  submitted: { en: 'Submitted for review', zh: '送审' },
  sentBack: { en: 'Sent back', zh: '退回' },
  approved: { en: 'Approved', zh: '核准' },
  released: { en: 'Released', zh: '发布' },
  late: { en: 'Not released in time', zh: '未按时发布' },
  agreed: { en: 'Agreed to, or commented on, through a preview link', zh: '通过预览链接同意或批注' },
} as const satisfies Texts;

/** Above a list. */
export const lists = {
  all: { en: 'All', zh: '全部' },
  scheduled: { en: 'Scheduled', zh: '已定时' },
} as const satisfies Texts;

/** The options of a select, in the order of the list. */
export function optionsOf<Value extends string>(names: Record<Value, Text>): { value: Value; label: Text }[] {
  return (Object.entries(names) as [Value, Text][]).map(([value, label]) => ({ value, label }));
}
