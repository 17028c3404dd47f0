/** The tools of tables in the editor, by the words that it says itself in English alone; {{count}} where it says a number. */
import type { Texts } from '../../text.ts';

export const tables = {
  Table: { en: 'Table', zh: '表格' },
  'Create Table': { en: 'Create Table', zh: '插入表格' },
  Rows: { en: 'Rows', zh: '行数' },
  Columns: { en: 'Columns', zh: '列数' },
  'Merge cells': { en: 'Merge cells', zh: '合并单元格' },
  'Unmerge cells': { en: 'Unmerge cells', zh: '拆分单元格' },
  'Toggle Row Striping': { en: 'Toggle Row Striping', zh: '切换隔行底色' },
  'Toggle First Column Freeze': { en: 'Toggle First Column Freeze', zh: '切换冻结首列' },
  'Insert row above': { en: 'Insert row above', zh: '在上方插入行' },
  'Insert row below': { en: 'Insert row below', zh: '在下方插入行' },
  'Insert column left': { en: 'Insert column left', zh: '在左侧插入列' },
  'Insert column right': { en: 'Insert column right', zh: '在右侧插入列' },
  'Insert {{count}} rows above': { en: 'Insert {{count}} rows above', zh: '在上方插入 {{count}} 行' },
  'Insert {{count}} rows below': { en: 'Insert {{count}} rows below', zh: '在下方插入 {{count}} 行' },
  'Insert {{count}} columns left': { en: 'Insert {{count}} columns left', zh: '在左侧插入 {{count}} 列' },
  'Insert {{count}} columns right': { en: 'Insert {{count}} columns right', zh: '在右侧插入 {{count}} 列' },
  'Delete column': { en: 'Delete column', zh: '删除列' },
  'Delete row': { en: 'Delete row', zh: '删除行' },
  'Delete table': { en: 'Delete table', zh: '删除表格' },
  'Add row header': { en: 'Add row header', zh: '添加行表头' },
  'Remove row header': { en: 'Remove row header', zh: '取消行表头' },
  'Add column header': { en: 'Add column header', zh: '添加列表头' },
  'Remove column header': { en: 'Remove column header', zh: '取消列表头' },
} as const satisfies Texts;
