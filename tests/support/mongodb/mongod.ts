/** A mongod of one's own: a replica set of one member, found by MONGODB_BINARY, MONGOD_BINARY or PATH. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import type { Engine } from './server.ts';
import { freePort, run } from './processes.ts';
import type { Running } from './processes.ts';

export function findMongod(): string | null {
  const { MONGODB_BINARY, MONGOD_BINARY, PATH = '' } = process.env;
  const onPath = PATH.split(path.delimiter).map((folder) => path.join(folder, 'mongod'));
  return [MONGODB_BINARY, MONGOD_BINARY, ...onPath].find((file) => file && existsSync(file)) ?? null;
}

export async function startMongod(binary: string): Promise<Engine> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mongod-'));
  const port = await freePort();
  let running: Running | null = null;
  const start = async () => {
    const args = ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', 'rs0'];
    running = await run(binary, args, /Waiting for connections/);
    const client = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`);
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
    // On the second start it is there already.
    await client
      .db('admin')
      .command({ replSetInitiate: { _id: 'rs0', members } })
      .catch(() => undefined);
    while (!(await client.db('admin').command({ hello: 1 })).isWritablePrimary) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await client.close();
  };
  const kill = async () => running?.end();
  await start();
  return {
    name: 'mongod',
    url: (name) => `mongodb://127.0.0.1:${port}/${name}?replicaSet=rs0`,
    kill,
    start,
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
