import { runIsolated } from '../../../reference/verify/isolated';

const run = (script: string, limits = { seconds: 60, megabytes: 1000 }) =>
  runIsolated([process.execPath, '-e', script], { a: 1 }, limits);

test('what it writes is the answer to the request', async () => {
  const script = "process.stdout.write(JSON.stringify({ got: JSON.parse(require('fs').readFileSync(0, 'utf8')) }))";
  expect(await run(script)).toEqual({ got: { a: 1 } });
});

test('it sees none of the environment but what it needs', async () => {
  process.env.SECRET_OF_THE_TEST = 'x';
  try {
    const answer = await run(
      "console.log(JSON.stringify([process.env.SECRET_OF_THE_TEST ?? 'unseen', !!process.env.PATH]))",
    );
    expect(answer).toEqual(['unseen', true]);
  } finally {
    delete process.env.SECRET_OF_THE_TEST;
  }
});

test.each([
  ['that does not end', 'for (;;);', { seconds: 1, megabytes: 1000 }, 'the model was stopped: it took longer than 1 s'],
  [
    'that fills the heap',
    'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()));',
    { seconds: 60, megabytes: 120 },
    /the model was stopped: it took (?:more than 120 MB of|too much) memory/,
  ],
  ['that writes without end', "for (;;) require('fs').writeSync(1, 'x'.repeat(1e5));", undefined, /wrote without end/],
  ['that fails', 'process.exit(3)', undefined, 'the process that ran the model ended with status 3'],
  ['that dies', "process.kill(process.pid, 'SIGSEGV')", undefined, 'ended with a signal'],
  ['that says why', "console.error('proofmark: no such layer'); process.exit(2)", undefined, /^no such layer$/],
])('a program %s', async (_, script, limits, message) => {
  await expect(run(script, limits)).rejects.toThrow(message);
});

// Memory outside the heap, as tensors take it, is seen where the system tells of it.
(process.platform === 'linux' ? test : test.skip)('a program that fills memory outside the heap', async () => {
  const script = 'const all = []; setInterval(() => all.push(Buffer.alloc(2e7, 1)), 20);';
  await expect(run(script, { seconds: 60, megabytes: 300 })).rejects.toThrow('it took more than 300 MB of memory');
});
