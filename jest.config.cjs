/** Unit and synth tests run in parallel; the end-to-end tests share one local cloud and run one after another. */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
  ],
};
const rootDir = __dirname;
module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      displayName: 'unit',
      rootDir,
      transform,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/e2e/'],
      modulePathIgnorePatterns: ['/.local/', '/cdk.out/'],
    },
    {
      displayName: 'e2e',
      rootDir,
      transform,
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      modulePathIgnorePatterns: ['/.local/', '/cdk.out/'],
      globalSetup: '<rootDir>/test/e2e/start-cloud.ts',
      globalTeardown: '<rootDir>/test/e2e/stop-cloud.ts',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/patience.ts'],
    },
  ],
};
