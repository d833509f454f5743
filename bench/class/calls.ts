import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** How a call of the command went. */
export interface Call {
  readonly status: number | null;
  readonly seconds: number;
  /** Greatest sum of the resident memory of all its processes, in MB; null where the system does not tell. */
  readonly peak: number | null;
  /** The last line that it said. */
  readonly said: string;
}

/** Calls the built command and watches its memory. */
export async function called(args: readonly string[]): Promise<Call> {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  let peak: number | null = null;
  const watch = setInterval(() => {
    const now = memoryOf(child.pid ?? 0);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, 100);
  const status = await ended(child);
  clearInterval(watch);
  return { status, seconds: (performance.now() - began) / 1000, peak, said: said.trim().split('\n').at(-1) ?? '' };
}

/** Calls the command and kills it outright (`kill -9`) after some time; tells whether it was still at work. */
export async function killed(args: readonly string[], seconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [...args], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), 1000 * seconds);
  await ended(child);
  clearTimeout(timer);
  return child.signalCode === 'SIGKILL';
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on('exit', (status) => resolve(status)));

/** Resident memory of a process and of those that it started, in MB. */
function memoryOf(pid: number): number | null {
  const status = new Map<number, { parent: number; resident: number }>();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const text = statusOf(name);
      const field = (key: string): number => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
      status.set(Number(name), { parent: field('PPid'), resident: field('VmRSS') });
    }
  } catch {
    return null;
  }
  const below = (at: number): boolean => at === pid || (status.has(at) && below(status.get(at)!.parent));
  return [...status].reduce((sum, [at, { resident }]) => sum + (below(at) ? resident / 1024 : 0), 0);
}

/** What the system says of a process; nothing where it has just ended. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
