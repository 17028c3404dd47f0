'use client';
import { Gutter } from '@payloadcms/ui';
import { fill } from '../../words/fill.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';
import { Chooser } from './Chooser.tsx';
import type { Choice } from './Chooser.tsx';
import { Differences } from './Differences.tsx';
import { EditionTable } from './EditionTable.tsx';
import { useComparison } from './useComparison.ts';

/** The page of an article with what readers had and what was saved, and the difference of any two, word by word. */
export function EditionsView() {
  const words = useWords('compare');
  const { listed, editions, chosen, setChosen, texts } = useComparison();
  const when = useMoment();
  const who = (name: string | null) => (name === 'system' ? words.system : (name ?? ''));
  const choices: { editions: Choice[]; versions: Choice[] } = {
    editions: editions.map(({ number, kind, at }) => ({
      value: `edition/${number}`,
      label: `${fill(words.edition, { number })} · ${words[kind as 'published']} · ${when(at)}`,
    })),
    versions: (listed?.versions ?? []).map(({ id: version, at, who: name }) => ({
      value: `version/${version}`,
      label: `${fill(words.version, { when: when(at) })} · ${who(name)}`,
    })),
  };
  return (
    <Gutter className="editions">
      <h2>{words.editions}</h2>
      {listed && editions.length === 0 ? <p>{listed.steps.length > 0 ? words.withdrawnNow : words.noEdition}</p> : null}
      {listed && editions.length > 0 ? (
        <EditionTable editions={editions} slug={listed.slug ?? ''} steps={listed.steps} when={when} who={who} />
      ) : null}
      <div className="editions__choice">
        {(['before', 'after'] as const).map((side) => (
          <Chooser
            key={side}
            id={`compare-${side}`}
            label={words[side]}
            value={chosen[side]}
            choices={choices}
            onChange={(value) => setChosen({ ...chosen, [side]: value })}
          />
        ))}
      </div>
      {texts === null ? (
        <p>{words.reading}</p>
      ) : typeof texts === 'string' ? (
        <p>{texts}</p>
      ) : (
        <Differences {...texts} />
      )}
    </Gutter>
  );
}
