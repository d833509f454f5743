import { duration, progress } from '../../cli/progress';

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

describe('with a clock', () => {
  /** What is written for ten answers, one every two seconds, three of which took no time. */
  const timed = (isTTY: boolean): string[] => {
    const out: string[] = [];
    let now = 5;
    const tell = progress({ isTTY, write: (text) => out.push(text) }, 'elbo', () => now);
    tell(3, 10, 3);
    for (let done = 4; done <= 10; done++) {
      now += 2;
      tell(done, 10, 3);
    }
    return out;
  };

  test('the rate and the time left, from what took time', () =>
    expect(timed(false)).toEqual([
      'elbo: 3 of 10\n',
      'elbo: 5 of 10, 30.0 a minute, 10 s left\n',
      'elbo: 8 of 10, 30.0 a minute, 4 s left\n',
      'elbo: 10 of 10, 30.0 a minute\n',
    ]));

  test('on a terminal each time anew', () => {
    const lines = timed(true);
    expect(lines).toHaveLength(8);
    expect(lines[1]).toBe(`\r${'█'.repeat(12)}${'░'.repeat(18)} 4 of 10  elbo, 30.0 a minute, 12 s left\u001b[K`);
  });

  test('a plain line at least every half minute', () => {
    const out: string[] = [];
    let now = 0;
    const tell = progress({ write: (text) => out.push(text) }, 'elbo', () => now);
    for (let done = 0; done < 40; done++, now += 10) tell(done, 1000);
    expect(out).toHaveLength(13);
    expect(out.at(-1)).toBe('elbo: 39 of 1000, 6.0 a minute, 2 h 40 min left\n');
  });
});

test.each([
  [8.4, '8 s'],
  [59.7, '1 min 00 s'],
  [80, '1 min 20 s'],
  [7500, '2 h 05 min'],
])('%f seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
