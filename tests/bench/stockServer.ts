/** Stock Payload, filled or served: `stockServer.ts <fill-stock | stock> <folder> <articles>`. No other process loads Payload. */
import { createServer } from 'node:http';
import { obey } from './orders.ts';
import { fillStock, stockRest } from './stock.ts';

const [, , kind, folder = '', count] = process.argv;
if (kind === 'fill-stock') {
  await fillStock({ folder, count: Number(count) });
  process.exit(0);
}
obey(createServer(await stockRest(folder)));
