import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What a process may take. */
export interface Limits {
  readonly seconds: number;
  /** Of memory that is in use, of which the heap of JavaScript may take a half. */
  readonly megabytes: number;
}

export const defaultLimits: Limits = { seconds: 120, megabytes: 2048 };

/** Why a process gave no answer; the message is for a person. */
export class NoAnswer extends Error {}

/** How often the memory of a process is looked at. */
const LOOK_MS = 100;
/** An answer is a few figures. */
const LONGEST_ANSWER = 1 << 20;

/** Memory in use by a process, where the system tells (Linux). */
function megabytesOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  try {
    const found = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(file, 'utf8'));
    return found && Number(found[1]) / 1024;
  } catch {
    // It ended meanwhile.
    return null;
  }
}

/**
 * Runs a Node program with a request on its standard input and gives what it writes, parsed as JSON. The process has no
 * environment but PATH, HOME and Proofmark's own variables, and is killed when its time is up or it takes too much memory.
 * Rejects with a NoAnswer: too slow, too large, crashed, or the program's own complaint.
 */
export async function runIsolated(
  program: readonly string[],
  request: unknown,
  { seconds, megabytes }: Limits = defaultLimits,
): Promise<unknown> {
  const [node, ...args] = program;
  const kept = Object.entries(process.env).filter(([name]) => /^(?:PATH|HOME|SystemRoot|PROOFMARK_\w+)$/.test(name));
  const child = spawn(node!, [`--max-old-space-size=${Math.ceil(megabytes / 2)}`, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: Object.fromEntries(kept),
  });
  let killed: string | null = null;
  const kill = (reason: string): void => {
    killed ??= reason;
    child.kill('SIGKILL');
  };
  const clock = setTimeout(() => kill(`it took longer than ${seconds} s`), 1000 * seconds);
  const watch = setInterval(() => {
    const used = child.pid === undefined ? null : megabytesOf(child.pid);
    if (used !== null && used > megabytes) kill(`it took more than ${megabytes} MB of memory`);
  }, LOOK_MS);
  let answer = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
    if (answer.length > LONGEST_ANSWER) kill('it wrote without end');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-4000)));
  // A process that ends before it has read everything is told of by its status.
  child.stdin.on('error', () => undefined).end(JSON.stringify(request));
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    if (killed !== null) throw new NoAnswer(`the model was stopped: ${killed}`);
    if (status !== 0) throw new NoAnswer(said(complaint, status));
    return JSON.parse(answer) as unknown;
  } finally {
    clearTimeout(clock);
    clearInterval(watch);
  }
}

/** What a process that failed said. */
function said(complaint: string, status: number | null): string {
  if (/heap out of memory|Array buffer allocation failed/i.test(complaint))
    return 'the model was stopped: it took too much memory';
  const own = /^proofmark: (.*)$/m.exec(complaint)?.[1];
  return own ?? `the process that ran the model ended with ${status === null ? 'a signal' : `status ${status}`}`;
}
