import { Worker } from 'node:worker_threads';
import type { Answer } from './crew';

/** What a process of the crew is sent. */
type Sent<S, T> =
  | { readonly kind: 'set-up'; readonly setUp: S; readonly megabytes: number }
  | { readonly kind: 'task'; readonly task: T };

/**
 * The side of `runCrew` in the process that it starts: does tasks as they come, until nobody sends any more.
 * @param start makes what does tasks
 */
export function serve<S, T, R>(start: (setUp: S) => (task: T) => Promise<R>): void {
  let ready: ((task: T) => Promise<R>) | null = null;
  const answer = (told: Answer<R>): void => void process.send?.(told);
  const refuse = (error: unknown): void =>
    answer({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
  process.on('message', (sent: Sent<S, T>) => {
    switch (sent.kind) {
      case 'set-up':
        guard(sent.megabytes);
        ready = start(sent.setUp);
        break;
      case 'task':
        if (!ready) refuse(new Error('a task came before the set-up'));
        else ready(sent.task).then((result) => answer({ kind: 'done', result }), refuse);
        break;
    }
  });
  process.on('disconnect', () => process.exit());
  // Ctrl-C reaches every process of a terminal; the one that gave the tasks decides what becomes of the others.
  process.on('SIGINT', () => undefined);
}

/** Looks after a process that may be too busy to look after itself. It runs in a thread, so in text of its own. */
const guardText = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, 'SIGABRT');
}, 200);
`;

/** Ends this process when the one that started it is gone, or when it takes more memory than it may. */
function guard(megabytes: number): void {
  const workerData = { parent: process.ppid, bytes: megabytes * 1024 * 1024 };
  new Worker(guardText, { eval: true, workerData }).unref();
}
