/** How a process of servers.ts or stockServer.ts talks to the bench that started it. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Every millisecond; what it says is how late it came, with that millisecond. */
const delays = monitorEventLoopDelay({ resolution: 1 });

/** What a message to this process does, by its text. */
export const orders = new Map<string, () => Promise<unknown>>([
  ['processor', async () => process.cpuUsage().user + process.cpuUsage().system],
  ['memory', async () => ({ now: process.memoryUsage().rss, most: process.resourceUsage().maxRSS * 1024 })],
  ['watch', async () => void (delays.reset(), delays.enable())],
  ['loop', async () => ({ p99: delays.percentile(99) / 1e6 - 1, max: delays.max / 1e6 - 1 })],
]);

/** Listens on a free port, says which, and carries out orders until the bench ends. */
export function obey(server: Server): void {
  process.on('message', (order: string) => {
    void orders
      .get(order)?.()
      .then((answer) => process.send?.({ answer: answer ?? null }));
  });
  process.on('disconnect', () => process.exit(0));
  server.listen(0, '127.0.0.1', () => process.send?.({ answer: (server.address() as AddressInfo).port }));
}
