/** Tests are native ES modules; TypeScript is compiled file by file, types are checked by `npm run types`. */
const E2E = '<rootDir>/tests/e2e/';

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
  testTimeout: 30_000,
};

export default {
  projects: [
    { ...project, displayName: 'in process', testPathIgnorePatterns: [E2E] },
    { ...project, displayName: 'program', roots: [E2E], globalSetup: '<rootDir>/tests/e2e/build.ts' },
  ],
};
