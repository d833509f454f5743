import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Reply = { readonly id?: number; readonly result?: Record<string, unknown>; readonly error?: { message: string } };

const command = process.env['CHROMIUM'] ?? 'chromium';

/** A headless Chromium with one page that is used again and again, spoken to over a pipe; null where there is none. */
export async function openBrowser(): Promise<Browser | null> {
  if (spawnSync(command, ['--version']).status !== 0) return null;
  const browser = new Browser();
  await browser.open();
  return browser;
}

export class Browser {
  private readonly folder = mkdtempSync(join(tmpdir(), 'proofmark-bench-'));
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private last = 0;
  private session: string | undefined;
  private frame = '';

  constructor() {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe'];
    this.process = spawn(command, [...flags, `--user-data-dir=${this.folder}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    let text = '';
    (this.process.stdio[4] as Readable).setEncoding('utf8').on('data', (piece: string) => {
      const messages = (text + piece).split('\0');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const reply = JSON.parse(message) as Reply;
        if (reply.id !== undefined) this.waiting.get(reply.id)?.(reply);
      }
    });
  }

  /** Its version, as it tells it. */
  async version(): Promise<string> {
    return String((await this.call('Browser.getVersion'))['product']);
  }

  async open(): Promise<void> {
    const { targetId } = await this.call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.call('Target.attachToTarget', { targetId, flatten: true });
    this.session = String(sessionId);
    const { frameTree } = await this.call('Page.getFrameTree');
    this.frame = (frameTree as { frame: { id: string } }).frame.id;
  }

  /** Prints a page as a PDF. */
  async print(html: string): Promise<Uint8Array> {
    await this.call('Page.setDocumentContent', { frameId: this.frame, html });
    const { data } = await this.call('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    return Buffer.from(String(data), 'base64');
  }

  /** Seconds of processor time that all its processes have had; null where the system does not tell. */
  processorTime(): number | null {
    try {
      const stats = new Map<number, { parent: number; ticks: number }>();
      for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
        const fields = statOf(name).replace(/^.*\) /s, '').split(' ').map(Number); // prettier-ignore
        stats.set(Number(name), { parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) });
      }
      const own = this.process.pid ?? 0;
      const below = (at: number): boolean => at === own || (stats.has(at) && below(stats.get(at)!.parent));
      // Linux counts in hundredths of a second.
      return [...stats].reduce((sum, [at, { ticks }]) => sum + (below(at) ? ticks / 100 : 0), 0);
    } catch {
      return null;
    }
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.on('exit', resolve));
    this.session = undefined;
    void this.call('Browser.close');
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private call(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.last;
    const message = { id, method, params, ...(this.session === undefined ? {} : { sessionId: this.session }) };
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        this.waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      (this.process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    });
  }
}

/** What the system says of a process; nothing where it has just ended. */
function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
