import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What became of a question: its answer, no answer in time, or a process that ended. */
export type Reply = { readonly kind: 'answer'; readonly line: string } | { readonly kind: 'late' | 'ended' };

/** A process that is asked by a line and answers by a line. */
export class Child {
  private waiting: { readonly accepts: (line: string) => boolean; readonly settle: (reply: Reply) => void } | null =
    null;
  private ended = false;

  private constructor(private readonly process: ChildProcessWithoutNullStreams) {
    createInterface({ input: process.stdout }).on('line', (line) => {
      if (this.waiting?.accepts(line)) this.settle({ kind: 'answer', line });
    });
    process.stderr.resume();
    // Writing to a process that has just ended is no failure of ours: its end is told by itself.
    process.stdin.on('error', () => undefined);
    process.on('close', () => {
      this.ended = true;
      this.settle({ kind: 'ended' });
    });
  }

  /** Starts a command; null where it is not installed. */
  static start(command: string, args: readonly string[]): Promise<Child | null> {
    const process = spawn(command, args);
    return new Promise((resolve) => {
      process.on('error', () => resolve(null));
      process.on('spawn', () => resolve(new Child(process)));
    });
  }

  private settle(reply: Reply): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.settle(reply);
  }

  /**
   * Asks one question. A process that is late is ended: it may be busy for ever.
   * @param seconds after which it is late
   * @param accepts which lines are answers; all others are passed over
   */
  async ask(question: string, seconds: number, accepts: (line: string) => boolean = () => true): Promise<Reply> {
    if (this.ended) return { kind: 'ended' };
    const reply = new Promise<Reply>((settle) => (this.waiting = { accepts, settle }));
    const timer = setTimeout(() => this.settle({ kind: 'late' }), seconds * 1000);
    this.process.stdin.write(`${question}\n`);
    const found = await reply;
    clearTimeout(timer);
    if (found.kind === 'late') this.end();
    return found;
  }

  end(): void {
    this.ended = true;
    this.process.kill('SIGKILL');
  }
}
