// Turns TypeScript and ES modules into what Jest runs, with the compiler that builds the program. Types are checked by tsc alone.
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

const options = {
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  // Jest has no import() outside of experiments: it becomes a require().
  supported: { 'dynamic-import': false },
};

const loaderOf = (path) => (path.endsWith('.ts') ? 'ts' : 'js');

module.exports = {
  process: (source, path) => ({
    code: transformSync(source, { ...options, loader: loaderOf(path), sourcefile: path }).code,
  }),
  // With the options, so that Jest's cache keeps nothing that others made.
  getCacheKey: (source, path) =>
    createHash('sha256')
      .update([version, JSON.stringify(options), path, source].join('\0'))
      .digest('hex'),
};
