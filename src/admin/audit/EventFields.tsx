'use client';
/** An event's page: the same words as in the list. Nobody changes an event, so these are texts and no inputs. */
import { FieldLabel, useField } from '@payloadcms/ui';
import type { TextFieldClientProps } from 'payload';
import { useEventWords } from './useEventWords.ts';

type Part = 'action' | 'about' | 'detail';

export const ActionField = (props: TextFieldClientProps) => <Said {...props} part="action" />;
export const AboutField = (props: TextFieldClientProps) => <Said {...props} part="about" />;
export const DetailField = (props: TextFieldClientProps) => <Said {...props} part="detail" />;

function Said({ field, path, part }: TextFieldClientProps & { part: Part }) {
  const { value } = useField<string | null>({ path });
  const words = useEventWords();
  if (!value) return null;
  return (
    <div className="field-type event-field">
      <FieldLabel as="span" label={field.label} path={path} />
      <p>{words[part](value)}</p>
    </div>
  );
}
