import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What axe finds wrong with one page: for each rule that is broken, the elements that break it. */
export type Violations = Readonly<Record<string, readonly string[]>>;

/** A page that shows each of the others in a frame, lets axe look at it there, and leaves what it found as its text. */
const harness = (
  pages: readonly string[],
  axe: string,
): string => `<!doctype html><html lang="en"><title>axe</title><body>
<script type="application/json" id="pages">${JSON.stringify(pages).replaceAll('<', '\\u003c')}</script>
<script type="application/json" id="axe">${JSON.stringify(axe).replaceAll('<', '\\u003c')}</script>
<script>
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const look = async (page) => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:1100px;height:1500px';
  const loaded = new Promise((done) => { frame.onload = done; });
  frame.srcdoc = page;
  document.body.append(frame);
  await loaded;
  const script = frame.contentDocument.createElement('script');
  script.textContent = read('axe');
  frame.contentDocument.head.append(script);
  const { violations } = await frame.contentWindow.axe.run(frame.contentDocument, { resultTypes: ['violations'] });
  frame.remove();
  return Object.fromEntries(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]));
};
(async () => {
  const found = [];
  for (const page of read('pages')) found.push(await look(page));
  return found;
})().then((found) => JSON.stringify({ found }), (error) => JSON.stringify({ error: String(error) })).then((text) => {
  document.body.innerHTML = '<pre id="result"></pre>';
  document.getElementById('result').textContent = encodeURIComponent(text);
});
</script>`;

/** Runs axe on pages of HTML in headless Chromium, which must be there. */
export function axe(pages: readonly string[]): Violations[] {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  try {
    const file = join(folder, 'pages.html');
    // A page allows no script of its own; the one that looks at it is not its own.
    const open = pages.map((page) => page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    writeFileSync(file, harness(open, readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')));
    const options = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`];
    const dom = execFileSync('chromium', [...options, '--virtual-time-budget=600000', '--dump-dom', `file://${file}`], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      // What it says of the desktop that is not there is of no interest.
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const text = /<pre id="result">([^<]*)<\/pre>/.exec(dom)?.[1];
    if (text === undefined) throw new Error('Chromium ended before axe had looked at all pages');
    const result = JSON.parse(decodeURIComponent(text)) as { found?: Violations[]; error?: string };
    if (!result.found) throw new Error(result.error);
    return result.found;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
