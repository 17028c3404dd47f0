/** Tests are native ES modules; TypeScript is compiled file by file, types are checked by `npm run types`. */
import { availableParallelism } from 'node:os';

/** Tests of the built program: these folders need the admin built first. */
const PROGRAM = ['program', 'browser', 'interop'].map((folder) => `<rootDir>/tests/${folder}/`);

const project = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^@payload-config$': '<rootDir>/src/payload.config.ts' },
  modulePathIgnorePatterns: ['<rootDir>/.next/', '<rootDir>/data/'],
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
};

export default {
  // Jest heeds it here and nowhere else; the slowest disk decides.
  testTimeout: 60_000,
  // By itself Jest would leave one of two cores idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Milliseconds: one that has used much memory takes its time.
  workerGracefulExitTimeout: 10_000,
  testSequencer: '<rootDir>/tests/support/longFirst.mjs',
  projects: [
    {
      ...project,
      displayName: 'in process',
      testPathIgnorePatterns: PROGRAM,
      globalSetup: '<rootDir>/tests/support/mongodb/forRun.ts',
      globalTeardown: '<rootDir>/tests/support/mongodb/afterRun.ts',
    },
    {
      ...project,
      displayName: 'program',
      roots: PROGRAM,
      globalSetup: '<rootDir>/tests/support/build.ts',
      globalTeardown: '<rootDir>/tests/support/mongodb/afterRun.ts',
    },
  ],
};
