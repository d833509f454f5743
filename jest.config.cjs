// The long tests run by themselves (`npm run test:long`), with time to take.
const long = process.env.PROOFMARK_LONG === '1';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(long ? [] : ['<rootDir>/test/long/'])],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
  // The packages of d3 are ES modules only.
  transform: { '\\.ts$|node_modules/(?:d3-[^/]+|internmap)/.*\\.m?js$': '<rootDir>/test/support/typescript.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!(?:d3-[^/]+|internmap)/)'],
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  maxWorkers: 2,
  // Generous: a machine that shares its cores may be six times as slow, and no test is about time.
  testTimeout: long ? 1_800_000 : 120_000,
};
