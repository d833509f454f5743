import { progress } from '../../cli/progress';

/** What is written for ten answers, on a terminal or elsewhere. */
function written(isTTY: boolean): string[] {
  const out: string[] = [];
  const tell = progress({ isTTY, write: (text) => out.push(text) }, 'elbo');
  for (let done = 1; done <= 10; done++) tell(done, 10);
  return out;
}

test('elsewhere than on a terminal: a plain line for each quarter', () =>
  expect(written(false)).toEqual(['elbo: 3 of 10\n', 'elbo: 5 of 10\n', 'elbo: 8 of 10\n', 'elbo: 10 of 10\n']));

test('on a terminal: one line that is drawn anew, and nothing left of it at the end', () => {
  const lines = written(true);
  expect(lines).toHaveLength(10);
  expect(lines.every((line) => line.startsWith('\r') && !line.includes('\n'))).toBe(true);
  expect(lines[4]).toBe(`\r${'█'.repeat(15)}${'░'.repeat(15)} 5 of 10  elbo`);
  expect(lines[9]).toBe('\r\u001b[K');
});
