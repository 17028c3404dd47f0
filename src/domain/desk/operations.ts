/** What archive administrators see of the archive's operations. */
export type OperationsWarning =
  'neverVerified' | 'damaged' | 'neverBackedUp' | 'backupOld' | 'drillDue' | 'drillFailed';

export type OperationsRun = {
  id: string;
  kind: string;
  outcome: string;
  startedAt: string;
  endedAt: string | null;
  actorName: string;
  counts: Record<string, number>;
  /** Name of the file that it left to be taken away. */
  file: string | null;
};

export type OperationsState = {
  engine: 'sqlite' | 'mongodb';
  running: { id: string; kind: string; startedAt: string; done: number; total: number } | null;
  verified: { at: string; findings: number } | null;
  backup: { at: string; folder: string } | null;
  drill: { at: string; outcome: string } | null;
  /** Null where neither a setting nor an earlier backup says where. */
  backupFolder: string | null;
  warnings: OperationsWarning[];
  runs: OperationsRun[];
};
