/** The order of suites: on a new machine Jest knows no durations, and a long suite that comes last leaves a core idle for minutes. */
import Sequencer from '@jest/test-sequencer';

/** Suites of more than half a minute, the longest first. */
const LONG = [
  'publishing/generated',
  'program/startUp',
  'faults/kill',
  'desk/leak',
  'reader/generated',
  'browser/importing',
  'browser/review',
  'browser/desk',
  'browser/bilingual',
  'contract/journalArchive',
  'interop/interop',
  'operations/',
  'faults/',
];

const place = ({ path }) => {
  const found = LONG.findIndex((name) => path.includes(`/tests/${name}`));
  return found < 0 ? LONG.length : found;
};

export default class LongFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
