import { fork, type ChildProcess } from 'node:child_process';

/** Why a task has no result. */
export type Failure =
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'memory'; readonly megabytes: number }
  /** Its process ended by itself. */
  | { readonly kind: 'crash'; readonly how: string }
  /** It threw. */
  | { readonly kind: 'error'; readonly message: string };

export type Ended<R> =
  | { readonly kind: 'done'; readonly result: R; readonly seconds: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What a process of the crew answers to a task. */
export type Answer<R> =
  { readonly kind: 'done'; readonly result: R } | { readonly kind: 'error'; readonly message: string };

export interface CrewOptions<S> {
  /** The program that each process runs: it takes the set-up as its first message, then tasks one by one. */
  readonly program: string;
  readonly args: readonly string[];
  readonly setUp: S;
  /** Processes at a time. */
  readonly size: number;
  /** Limits for one task: wall-clock time, and memory of its process. */
  readonly seconds: number;
  readonly megabytes: number;
  /** Ends the crew: what is under way is lost. */
  readonly signal: AbortSignal;
}

/**
 * Has a crew of processes do tasks, each process one at a time. Processes, not threads: a heap that runs over ends a
 * thread's whole program in some cases (growing a large array or map), and what is held outside the heap has no limit
 * there. A process that crashes may have been worn out by earlier tasks, so its task gets one more try, in a fresh one.
 * @param ended told of each task as it ends, in the order in which they do
 */
export async function runCrew<S, T extends object, R>(
  tasks: Iterable<T>,
  options: CrewOptions<S>,
  ended: (task: T, how: Ended<R>) => void,
): Promise<void> {
  // All take from one iterator, so that no task is made before somebody is free to do it.
  const waiting = tasks[Symbol.iterator]();
  const next = (): T | undefined => (options.signal.aborted ? undefined : waiting.next().value);
  const lane = async (): Promise<void> => {
    let worker: ChildProcess | null = null;
    try {
      for (let task = next(); task !== undefined; task = next()) {
        let how: Ended<R> | null = null;
        for (let tries = 0; tries < 2 && !options.signal.aborted; tries++) {
          const fresh: boolean = !worker?.connected;
          if (!worker || fresh) worker = hire(options);
          how = await doneBy<R>(worker, task, options);
          if (how.kind === 'failed' && how.failure.kind !== 'error') worker = dismissed(worker);
          if (fresh || how.kind === 'done' || ['time', 'error'].includes(how.failure.kind)) break;
        }
        if (options.signal.aborted || !how) return;
        ended(task, how);
      }
    } finally {
      if (worker) dismissed(worker);
    }
  };
  await Promise.all(Array.from({ length: options.size }, lane));
}

function hire<S>({ program, args, setUp, megabytes }: CrewOptions<S>): ChildProcess {
  const worker = fork(program, [...args], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${megabytes}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Somebody listens to what goes wrong with the process itself for as long as it lives; `exit` tells the rest.
  worker.on('error', () => undefined);
  worker.send({ kind: 'set-up', setUp, megabytes });
  return worker;
}

function dismissed(worker: ChildProcess): null {
  worker.kill('SIGKILL');
  return null;
}

function doneBy<R>(worker: ChildProcess, task: unknown, options: CrewOptions<unknown>): Promise<Ended<R>> {
  const { seconds, megabytes, signal } = options;
  const began = performance.now();
  return new Promise((resolve) => {
    const finish = (how: Ended<R>): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('exit', onExit);
      signal.removeEventListener('abort', onAbort);
      resolve(how);
    };
    const fail = (failure: Failure): void => finish({ kind: 'failed', failure });
    const onMessage = (answer: unknown): void => {
      const told = answer as Answer<R>;
      if (told.kind === 'error') fail(told);
      else finish({ kind: 'done', result: told.result, seconds: (performance.now() - began) / 1000 });
    };
    // A heap that is full aborts its process, and so does the guard of the memory outside the heap.
    const onExit = (code: number | null, by: NodeJS.Signals | null): void =>
      fail(by === 'SIGABRT' ? { kind: 'memory', megabytes } : { kind: 'crash', how: by ?? `exit status ${code}` });
    const onAbort = (): void => fail({ kind: 'crash', how: 'stopped' });
    const timer = setTimeout(() => fail({ kind: 'time', seconds }), seconds * 1000);
    worker.on('message', onMessage);
    worker.on('exit', onExit);
    signal.addEventListener('abort', onAbort);
    if (worker.exitCode !== null || worker.signalCode !== null) onExit(worker.exitCode, worker.signalCode);
    else worker.send({ kind: 'task', task }, () => undefined);
  });
}
