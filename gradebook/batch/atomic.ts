import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** `feedback.pdf.4711.part`: what process 4711 is writing. */
const unfinished = /\.(\d+)\.part$/;

/**
 * Writes a file so that it is there whole or not at all, whatever stops the program. Two programs that write the same
 * file do not meet: the last one that is done stays.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const part = join(dirname(path), `${basename(path)}.${process.pid}.part`);
  writeFileSync(part, content);
  renameSync(part, path);
}

/** Removes what programs that were stopped have left half written in a folder. */
export function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const writer = unfinished.exec(name)?.[1];
    if (writer !== undefined && !runs(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

function runs(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
