/** Columns of the bar. */
const WIDTH = 30;

/** Progress is told in plain lines at these shares, where there is no terminal. */
const QUARTERS = 4;

/** With a clock, a plain line comes at least so often, in seconds. */
const PATIENCE = 30;

/** Where progress is shown: a terminal or a file. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Tells how far something is: a bar that is redrawn on a terminal, plain lines elsewhere.
 * @param name what is going on
 * @param clock gives seconds; with it, the rate and the time left are told
 * @returns to be called with what is done, of how many, and how many of those done took no time
 */
export function progress(
  screen: Screen,
  name: string,
  clock?: () => number,
): (done: number, of: number, free?: number) => void {
  let shown = -1;
  const began = clock?.() ?? 0;
  let last = began;
  return (done, of, free = 0) => {
    const share = of === 0 ? 1 : done / of;
    const step = Math.floor(share * (screen.isTTY ? WIDTH : QUARTERS));
    const now = clock?.() ?? 0;
    const due = clock !== undefined && (screen.isTTY || now - last >= PATIENCE);
    if (step === shown && done < of && !due) return;
    shown = step;
    const pace = clock ? paceOf(done - free, of - done, now - began) : '';
    if (!screen.isTTY) {
      if (step > 0 || due) screen.write(`${name}: ${done} of ${of}${pace}\n`);
      last = now;
      return;
    }
    const bar = `${'█'.repeat(step)}${'░'.repeat(WIDTH - step)}`;
    screen.write(done < of ? `\r${bar} ${done} of ${of}  ${name}${pace}${clock ? '\u001b[K' : ''}` : `\r\u001b[K`);
  };
}

/** `, 2.1 a second, 1 min 20 s left`; nothing before there is a rate. */
function paceOf(done: number, left: number, seconds: number): string {
  if (done <= 0 || seconds <= 0) return '';
  const rate = done / seconds;
  const told = rate >= 1 ? `${rate.toFixed(1)} a second` : `${(60 * rate).toFixed(1)} a minute`;
  return left > 0 ? `, ${told}, ${duration(left / rate)} left` : `, ${told}`;
}

/** Seconds in words: `8 s`, `1 min 20 s`, `2 h 05 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}
