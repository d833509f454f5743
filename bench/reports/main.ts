import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { PDFDocument } from 'pdf-lib';
import type { Feedback } from '../../graders/feedback';
import { renderHtml } from '../../reports/html';
import { renderPdf } from '../../reports/pdf';
import { processorTime } from '../repeated';
import { median, table } from '../timing';
import { openBrowser, type Browser } from './browser';
import { sample } from './sample';

const WARM_UP = 20;
const ROUNDS = 5;
/** Reports of each kind in a round. */
const REPORTS = 20;
const AIM = 15;
/** Reports after which the memory is looked at. */
const MARKS = [100, 500, 1000, 2000];
/** Growth from the first mark but one to the last that still counts as none. */
const FLAT = 0.1;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const load = (): string => loadavg()[0]!.toFixed(1);

/** Reports a second in one round: by the clock, and by the time that the processor was given. */
interface Rate {
  readonly clock: number;
  readonly processor: number;
}

async function rateOf(make: (i: number) => Promise<unknown>, spent: () => number | null): Promise<Rate> {
  const [from, began] = [spent(), performance.now()];
  for (let i = 0; i < REPORTS; i++) await make(i);
  const clock = (performance.now() - began) / 1000;
  const to = spent();
  return { clock: REPORTS / clock, processor: from === null || to === null ? NaN : REPORTS / (to - from) };
}

async function speed(browser: Browser | null): Promise<void> {
  const own = (): number => processorTime() / 1000;
  let next = 0;
  const fresh = (): Feedback => sample(next++);
  const [same] = [sample(next++)];
  const kinds: [string, () => Promise<Rate>][] = [
    ['each with formulas of its own', () => rateOf(() => renderPdf(fresh()), own)],
    ['the same report again', () => rateOf(() => renderPdf(same!), own)],
    ['the page (HTML) alone', () => rateOf(() => Promise.resolve(renderHtml(fresh())), own)],
  ];
  if (browser) {
    // Both make the page; one lays it out itself, the other hands it to Chromium.
    const both = (): number | null => {
      const theirs = browser.processorTime();
      return theirs === null ? null : own() + theirs;
    };
    kinds.push([`printed by ${await browser.version()}`, () => rateOf(() => browser.print(renderHtml(fresh())), both)]);
  }
  for (let i = 0; i < WARM_UP; i++) {
    const feedback = fresh();
    await renderPdf(feedback);
    await browser?.print(renderHtml(feedback));
  }
  const rounds = kinds.map((): Rate[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [k, [, once]] of kinds.entries()) rounds[k]!.push(await once());
  const rate = (rates: readonly Rate[], by: keyof Rate): number => median(rates.map((one) => one[by]));
  const fastest = (rates: readonly Rate[]): number => Math.max(...rates.map((one) => one.processor));
  const first = rate(rounds[0]!, 'processor');
  print(
    table(
      ['', 'a second', 'a second of the processor', 'fastest round', '× ours'],
      kinds.map(([name], k) => [
        name,
        rate(rounds[k]!, 'clock').toFixed(1),
        rate(rounds[k]!, 'processor').toFixed(1),
        fastest(rounds[k]!).toFixed(1),
        (rate(rounds[k]!, 'processor') / first).toFixed(2),
      ]),
    ),
  );
  if (!browser) print('Chromium is not here: nothing to compare with. CHROMIUM names another command.');
  const met = first >= AIM ? 'met' : 'MISSED';
  print(`\naim: ${AIM} reports a second on one core, warm; measured ${first.toFixed(1)}: ${met}`);
}

/** Memory of a process that makes reports and nothing else, once what nobody holds is given back. */
async function memory(): Promise<void> {
  const rows: string[][] = [];
  const resident: number[] = [];
  for (let i = 1; i <= MARKS.at(-1)!; i++) {
    await renderPdf(sample(i));
    if (!MARKS.includes(i)) continue;
    global.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    resident.push(rss);
    rows.push([`after ${i} reports`, `${(rss / 2 ** 20).toFixed(0)} MB`, `${(heapUsed / 2 ** 20).toFixed(0)} MB`]);
  }
  print(table(['', 'resident', 'heap in use'], rows));
  const growth = resident.at(-1)! / resident[1]! - 1;
  print(
    `from ${MARKS[1]} to ${MARKS.at(-1)} reports: ${(100 * growth).toFixed(0)} %, ${growth <= FLAT ? 'flat' : 'NOT flat'}`,
  );
}

async function main(): Promise<void> {
  const pdf = await renderPdf(sample(0));
  const pages = (await PDFDocument.load(pdf)).getPageCount();
  const formulas = renderHtml(sample(0)).match(/<math/g)?.length ?? 0;
  print(`a report of ${pages} pages with ${formulas} formulas, ${(pdf.length / 1024).toFixed(0)} KB`);
  print(
    `node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'processor of unknown make'}`,
  );
  print(
    `load average ${load()}; ${ROUNDS} rounds of ${REPORTS} reports of each kind in turn, the median round counts\n`,
  );
  const browser = await openBrowser();
  try {
    await speed(browser);
  } finally {
    await browser?.close();
  }
  print('\nMemory of a process of its own, each report with formulas of its own\n');
  spawnSync(process.execPath, ['--expose-gc', __filename, 'memory'], { stdio: 'inherit' });
  print(`\nat the end: load average ${load()}`);
}

void (process.argv[2] === 'memory' ? memory() : main());
