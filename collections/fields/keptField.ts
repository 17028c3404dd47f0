/** At the top of a form: what was written here and not saved, offered again; what becomes of an editor's changes. */
import type { Field } from 'payload';
import { both } from './labels.ts';

export const keptField: Field = {
  name: 'kept',
  label: both('Unsaved text', '未保存的内容'),
  type: 'ui',
  admin: { disableListColumn: true, components: { Field: '/src/admin/keeping/KeepText.tsx#KeepText' } },
};

export const editorNotice: Field = {
  name: 'editorNotice',
  label: both('For editors', '编辑须知'),
  type: 'ui',
  admin: { disableListColumn: true, components: { Field: '/src/admin/review/EditorNotice.tsx#EditorNotice' } },
};
