import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Cost } from './claims';
import { pass, readingCost, wholeTexts } from './claims';
import { startUp } from './startup';
import { suggestions } from './suggestions/report';
import type { WorldTexts } from './texts';
import { corpusFile, corpusTexts, problemTexts } from './texts';
import { median, quantile, shown, table, timed } from './timing';

const WARM_UP = 2;
const MOST_PASSES = 9;
const LEAST_PASSES = 3;
/** Seconds after which no further pass of a part begins. */
const PATIENCE = 30;
const STARTS = 9;

// The bundle lies in dist/.
const root = join(__dirname, '..');

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** For each claim the median over all passes: what it costs when nothing interferes. */
function settled(passes: readonly (readonly number[])[]): number[] {
  return (passes[0] ?? []).map((_, k) => median(passes.map((p) => p[k]!)));
}

const row = (name: string, values: readonly number[]): string[] => [
  name,
  String(values.length),
  shown(median(values)),
  shown(quantile(values, 0.99)),
  shown(Math.max(...values)),
];
const HEAD = ['', 'claims', 'median', '99 %', 'slowest'];

/** Results of several passes, after some that only warm up. */
function repeated<T>(once: () => T): T[] {
  for (let i = 0; i < WARM_UP; i++) once();
  const out: T[] = [];
  for (let spent = 0; out.length < LEAST_PASSES || (out.length < MOST_PASSES && spent < PATIENCE * 1000);)
    spent += timed(() => out.push(once()));
  return out;
}

function reading(name: string, texts: readonly string[]): void {
  const passes = repeated(() => texts.map(readingCost));
  const first = passes[0]!;
  const claims = first.reduce((n, t) => n + t.claims, 0);
  const unreadable = first.reduce((n, t) => n + t.unreadable, 0);
  const find = settled(passes.map((p) => p.map((t) => t.find / Math.max(1, t.claims))));
  const parse = settled(passes.map((p) => p.flatMap((t) => t.parse)));
  print(`\nReading: ${name}, ${texts.length} texts, ${claims} claims, ${unreadable} of them unreadable\n`);
  print(table(HEAD, [row('find in the text (mean of each text)', find), row('parse and print back', parse)]));
}

function judging(problems: readonly WorldTexts[]): void {
  const passes = repeated(() => problems.map(pass));
  const costs = passes.map((p) => p.flatMap((one) => one.costs));
  const draws = settled(passes.map((p) => p.map((one) => one.draw)));
  const pick = (what: (c: Cost) => number | null, which: (c: Cost) => boolean): number[] => {
    const wanted = costs[0]!.flatMap((c, k) => (which(c) && what(c) !== null ? [k] : []));
    return settled(costs.map((p) => wanted.map((k) => what(p[k]!) ?? NaN)));
  };
  const kinds: readonly (readonly [string, (c: Cost) => boolean])[] = [
    ['discrete', (c) => !c.quadrature],
    ['quadrature', (c) => c.quadrature],
  ];
  print(`\nJudging: the model answers and typical mistakes of ${problems.length} problems, each claim by itself\n`);
  const rows = kinds.flatMap(([kind, which]) => [
    row(
      `${kind}: parse`,
      pick((c) => c.parse, which),
    ),
    row(
      `${kind}: compile`,
      pick((c) => c.compile, which),
    ),
    row(
      `${kind}: evaluate in doubles`,
      pick((c) => c.doubles, which),
    ),
    row(
      `${kind}: evaluate with error bounds`,
      pick((c) => c.bounded, which),
    ),
    row(
      `${kind}: judge, tokens to verdict`,
      pick((c) => c.judge, which),
    ),
  ]);
  print(table(HEAD, rows));
  print('');
  for (const [kind, which] of kinds) {
    const ratio = (a: (c: Cost) => number | null, b: (c: Cost) => number | null): string => {
      const both = (c: Cost): boolean => which(c) && a(c) !== null && b(c) !== null;
      const [x, y] = [pick(a, both), pick(b, both)];
      return median(x.map((v, k) => v / y[k]!)).toPrecision(3);
    };
    print(
      `${kind}: error bounds cost ${ratio(
        (c) => c.bounded,
        (c) => c.doubles,
      )} × plain doubles, judging costs ${ratio(
        (c) => c.judge,
        (c) => c.parse,
      )} × parsing (medians of the claims' own ratios)`,
    );
  }
  print(`drawing the worlds of a problem: median ${shown(median(draws))}, slowest ${shown(Math.max(...draws))}`);
  const whole = repeated(() => problems.flatMap(wholeTexts));
  const perClaim = settled(whole.map((p) => p.filter((t) => t.claims > 0).map((t) => t.ms / t.claims)));
  print(
    `whole texts, chains judged together: median ${shown(median(perClaim))} a claim, slowest text ${shown(Math.max(...perClaim))} a claim`,
  );
  print(`\n${aim('discrete', median(pick((c) => c.judge, kinds[0]![1])), 1)}`);
  print(aim('quadrature', median(pick((c) => c.judge, kinds[1]![1])), 15));
}

const aim = (name: string, ms: number, most: number): string =>
  `aim ${name}: under ${shown(most)}; measured ${shown(ms)}: ${ms < most ? 'met' : 'MISSED'}`;

function starting(): void {
  const times = startUp(join(root, 'dist/proofmark.cjs'), STARTS);
  print('\nStart-up: from call to exit, median of several runs\n');
  if (times === null) return print('the command is not built: npm run build');
  const alone = times[0]!.ms;
  print(
    table(
      ['', 'time', '× node alone'],
      times.map(({ name, ms }) => [name, shown(ms), (ms / alone).toFixed(2)]),
    ),
  );
  print(`\n${aim('start-up', times[times.length - 1]!.ms, 500)}`);
}

function main(): void {
  const problems = problemTexts(join(root, 'problems'));
  const corpus = corpusTexts(corpusFile(root));
  print(`node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor of unknown make'}`);
  print(`${WARM_UP} passes to warm up, then for each claim the median of ${LEAST_PASSES} to ${MOST_PASSES} passes`);
  print(busy());
  if (corpus) reading('labelled derivations by many authors', corpus);
  reading(
    'model answers and typical mistakes',
    problems.flatMap((p) => p.texts),
  );
  judging(problems);
  starting();
  print(`\nat the end: ${busy()}`);
}

/** What else the machine does: one process of load is our own. */
function busy(): string {
  const load = loadavg()[0] ?? 0;
  const note = load > cpus().length ? ': other work shares the processor, so times are too long' : '';
  return `load average ${load.toFixed(1)} on ${cpus().length} cores${note}`;
}

const [part, ...args] = process.argv.slice(2);
if (part === 'suggestions') suggestions(args);
else main();
