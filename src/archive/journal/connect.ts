/** A client of MongoDB with limits of time on everything: a server that is away is noticed, never waited for without end. */
import type { MongoClient } from 'mongodb';

/** Milliseconds until a server that does not answer counts as away. */
const AWAY_MS = 5000;

/** Not connected yet: the first question does that. */
export async function mongoClient(url: string): Promise<MongoClient> {
  const { MongoClient } = await import('mongodb');
  return new MongoClient(url, {
    appName: 'opinion-archive',
    serverSelectionTimeoutMS: AWAY_MS,
    connectTimeoutMS: AWAY_MS,
    // Longer than any answer takes: a batch of steps, or a piece of a file.
    socketTimeoutMS: 4 * AWAY_MS,
    maxPoolSize: 10,
  });
}
