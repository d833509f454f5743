// Turns TypeScript into what Jest runs, with the compiler that builds the program. Types are checked by tsc alone.
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

const options = {
  loader: 'ts',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  // Jest has no import() outside of experiments: it becomes a require().
  supported: { 'dynamic-import': false },
};

module.exports = {
  process: (source, path) => ({ code: transformSync(source, { ...options, sourcefile: path }).code }),
  // With the options, so that Jest's cache keeps nothing that others made.
  getCacheKey: (source, path) =>
    createHash('sha256')
      .update([version, JSON.stringify(options), path, source].join('\0'))
      .digest('hex'),
};
