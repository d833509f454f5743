// Compiles assembly/ (AssemblyScript) to compiled.ts, with and without relaxed SIMD. With --check it writes nothing and
// fails where compiled.ts is not what it would write.
import asc from 'assemblyscript/asc';
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, 'compiled.ts');

/** The module in base 64. */
async function compiled(features) {
  const output = new Map();
  const { error, stderr } = await asc.main(
    [
      'index.ts',
      '-O3',
      '--outFile=out.wasm',
      // No memory of its own and no allocator: it works on memory that is given to it.
      '--runtime=stub',
      '--importMemory',
      '--noExportMemory',
      '--noAssert',
      // Vectors are passed between functions of the module alone.
      '--disableWarning=112',
      ...features.map((feature) => `--enable=${feature}`),
    ],
    {
      readFile: (name) => {
        try {
          return readFileSync(join(here, 'assembly', name), 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (name, contents) => void output.set(name, contents),
      listFiles: () => [],
    },
  );
  const messages = stderr.toString();
  if (error || messages) throw new Error(messages || String(error));
  return Buffer.from(output.get('out.wasm')).toString('base64');
}

const text = `/* Made from assembly/ by "npm run build:simd": WebAssembly in base 64. */

export const plain =
  '${await compiled(['simd'])}';

/** With multiplication and addition in one instruction. */
export const relaxed =
  '${await compiled(['simd', 'relaxed-simd'])}';
`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('compiled.ts is not what assembly/ compiles to: run "npm run build:simd"\n');
  process.exitCode = 1;
}
