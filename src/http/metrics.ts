/** Counters for Prometheus. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

export type Metrics = ReturnType<typeof createMetrics>;

/** One registry for each reader, so that two of them can live in one process. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'archive_requests_total',
    help: 'Answers by route and status',
    labelNames: ['route', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'archive_request_seconds',
    help: 'Time from the request to the last byte handed to the socket',
    labelNames: ['route'] as const,
    buckets: BUCKETS,
    registers,
  });
  const lookups = new Counter({
    name: 'archive_cache_lookups_total',
    help: 'Answers by whether they were kept ready',
    labelNames: ['result'] as const,
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });

  /** Labelled children, looked up once a label: this runs with every request. */
  const children = new Map<string, { count: () => void; time: (value: number) => void }>();
  const childrenOf = (route: string, status: number) => {
    const count = requests.labels(route, String(status));
    const time = seconds.labels(route);
    return { count: () => count.inc(), time: (value: number) => time.observe(value) };
  };

  return {
    registry,
    revision: gauge('archive_revision', 'Highest seq of the log'),
    cacheBytes: gauge('archive_cache_bytes', 'Memory of kept answers'),
    publisherLag: gauge('archive_publisher_lag_seconds', 'Age of the oldest change the publisher has not published'),
    publisherProblems: gauge('archive_publisher_problems', 'Documents that should be public and cannot be'),
    damaged: gauge('archive_damaged', 'What the last check of every hash found damaged'),
    hit: lookups.labels('hit'),
    miss: lookups.labels('miss'),
    record({ route, status, startedAt }: { route: string; status: number; startedAt: number }): void {
      const key = `${route} ${status}`;
      let child = children.get(key);
      if (!child) children.set(key, (child = childrenOf(route, status)));
      child.count();
      child.time((performance.now() - startedAt) / 1000);
    },
  };
}
