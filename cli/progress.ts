/** Columns of the bar. */
const WIDTH = 30;

/** Progress is told in plain lines at these shares, where there is no terminal. */
const QUARTERS = 4;

/** Where progress is shown: a terminal or a file. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Tells how far something is: a bar that is redrawn on a terminal, plain lines elsewhere.
 * @param name what is going on
 */
export function progress(screen: Screen, name: string): (done: number, of: number) => void {
  let shown = -1;
  return (done, of) => {
    const share = of === 0 ? 1 : done / of;
    const step = Math.floor(share * (screen.isTTY ? WIDTH : QUARTERS));
    if (step === shown && done < of) return;
    shown = step;
    if (!screen.isTTY) {
      if (step > 0) screen.write(`${name}: ${done} of ${of}\n`);
      return;
    }
    const bar = `${'█'.repeat(step)}${'░'.repeat(WIDTH - step)}`;
    screen.write(done < of ? `\r${bar} ${done} of ${of}  ${name}` : `\r\u001b[K`);
  };
}
