'use client';
import { useWords } from '../words.ts';

export type Choice = { value: string; label: string };
type Props = {
  id: string;
  label: string;
  value: string;
  choices: { editions: Choice[]; versions: Choice[] };
  onChange: (value: string) => void;
};

/** One side of a comparison: an edition, a saved version, or what was saved last. */
export function Chooser({ id, label, value, choices, onChange }: Props) {
  const words = useWords('compare');
  const option = (choice: Choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  );
  return (
    <label htmlFor={id}>
      {label}
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {option({ value: 'saved', label: words.saved })}
        {choices.editions.length > 0 ? (
          <optgroup label={words.editions}>{choices.editions.map(option)}</optgroup>
        ) : null}
        <optgroup label={words.versions}>{choices.versions.map(option)}</optgroup>
      </select>
    </label>
  );
}
