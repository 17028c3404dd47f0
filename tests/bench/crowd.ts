/** Lists while ten clients search: what others notice of long searches. */
import { once } from 'node:events';
import autocannon from 'autocannon';
import type { Archive } from './growth.ts';
import { CONNECTIONS, takeTurns } from './load.ts';
import type { Served } from './processes.ts';
import { questionsFor } from './requests.ts';
import { header, ratioCell, row, timeCell } from './table.ts';

/** Of the slowest hundredth: a third longer. */
const UNTOUCHED = { atMost: 1.33 };

export async function compareCrowd(input: {
  archive: Archive;
  seconds: number;
  print: (line: string) => void;
}): Promise<void> {
  const { archive, seconds, print } = input;
  const { reader, articles } = archive;
  const { list, chinese, english } = questionsFor(articles);
  const runners = [{ server: reader, paths: list.map(({ path }) => path), isCold: true }];
  const ask = async () => {
    await reader.ask('watch');
    const [lists] = (await takeTurns({ runners, seconds })).figures;
    if (!lists) throw new Error('no list was asked');
    return { ...lists, late: (await reader.ask<{ p99: number }>('loop')).p99 };
  };
  const alone = await ask();
  const searching = search(
    reader,
    chinese.flatMap(({ path }, index) => [path, english[index]?.path ?? path]),
  );
  const crowded = await ask();
  const searches = await searching.stop();
  print(`\nLists, alone and while ${CONNECTIONS} clients search, ${articles.toLocaleString('en')} articles\n`);
  print(header(['', 'p50 ms', 'p99 ms', 'event loop late, p99 ms']));
  for (const [label, one] of Object.entries({ alone, 'while others search': crowded })) {
    print(row([label, timeCell(one.p50), timeCell(one.p99), timeCell(one.late)]));
  }
  print(`\np99 ${ratioCell(crowded.p99 / alone.p99, UNTOUCHED)}; ${searches}`);
}

/** Searches, each a different one, until stopped. */
function search(server: Served, paths: string[]) {
  const times: number[] = [];
  const requests = paths.map((path) => ({ method: 'GET' as const, path }));
  const options = { url: server.url, connections: CONNECTIONS, duration: 3600, requests };
  const instance = autocannon(options, () => undefined);
  instance.on('response', (_client, _status, _bytes, time) => times.push(time));
  return {
    async stop(): Promise<string> {
      const done = once(instance, 'done');
      instance.stop();
      await done;
      times.sort((a, b) => a - b);
      const at = (share: number) => timeCell(times[Math.floor(times.length * share)] ?? NaN);
      return `${times.length} searches meanwhile, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
    },
  };
}
