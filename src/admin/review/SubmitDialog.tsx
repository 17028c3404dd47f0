'use client';
import { useEffect, useState } from 'react';
import { useAsk } from '../ask.ts';
import { Dialog, DialogText } from '../Dialog.tsx';
import { useSaveAs } from '../useSaveAs.ts';
import { useWords } from '../words.ts';

export const SUBMIT = 'submit-article';

type Person = { id: string; name: string };

/** Submits with a word, to one reviewer or to whoever comes first. */
export function SubmitDialog() {
  const ask = useAsk();
  const saveAs = useSaveAs();
  const [steps, words] = [useWords('steps'), useWords('review')];
  const [people, setPeople] = useState<Person[]>([]);
  const [reviewer, setReviewer] = useState('');
  const [word, setWord] = useState('');
  useEffect(() => {
    const query = '/users?where[role][in]=publisher,administrator&depth=0&limit=100&sort=name&select[name]=true';
    void ask<{ docs: Person[] }>(query).then((answer) => answer.ok && setPeople(answer.data.docs));
  }, [ask]);
  const submit = async () => {
    const review = { reviewer: reviewer || null, word };
    // What is refused is marked at its field, under this dialog.
    await saveAs({ stage: 'in-review', done: steps.submitted, more: () => ({ review }) });
    setWord('');
    return null;
  };
  return (
    <Dialog slug={SUBMIT} heading={words.submitHeading} confirm={steps.submit} onConfirm={submit}>
      <div className="desk-dialog__field">
        <label className="field-label" htmlFor="submit-reviewer">
          {words.reviewer}
        </label>
        <select id="submit-reviewer" value={reviewer} onChange={(event) => setReviewer(event.target.value)}>
          <option value="">{words.anyPublisher}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <DialogText id="submit-word" label={words.word} value={word} onChange={setWord} />
    </Dialog>
  );
}
