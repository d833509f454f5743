/** Milliseconds of processor time that this process has had. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Mean milliseconds of processor time of a call, and what it returned. It is called once, twice, four times, … in a
 * row until a row takes long enough; the last row counts.
 * @param seconds that the last row takes at least
 */
export function repeated<R>(call: () => R, seconds: number): { readonly found: R; readonly ms: number } {
  for (let times = 1; ; times *= 2) {
    const start = processorTime();
    let found = call();
    for (let i = 1; i < times; i++) found = call();
    const spent = processorTime() - start;
    if (spent >= seconds * 1000) return { found, ms: spent / times };
  }
}
