import type { Span } from '../../expr';

/** Sentences, items of lists, and lines of printed output. */
export function sentencesIn(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  let fenced = false;
  const end = (to: number): void => {
    if (text.slice(from, to).trim() !== '') spans.push({ from, to });
    from = to;
  };
  for (const match of text.matchAll(/[.?!](?=\s|$)|[。！？]|\n/g)) {
    const at = match.index;
    if (match[0] !== '\n') {
      // `Fig. 3`, `approx. 95 %`, `1.`: no sentence ends there.
      if (
        !/(?:\b(?:fig|approx|ca|vs|resp|acc|eq|no|e\.g|i\.e)|^\s*\d+|\n\s*\d+)$/i.test(
          text.slice(Math.max(0, at - 12), at),
        ) &&
        // "83.8 % bzw. 86.6 %": a short word goes on with small letters or digits.
        !(
          /(?:^|[\s(])[\p{L}.]{1,4}$/u.test(text.slice(Math.max(0, at - 6), at)) &&
          /^\s+[\p{Ll}\d$]/u.test(text.slice(at + 1, at + 6))
        )
      )
        end(at + 1);
      continue;
    }
    const next = text.slice(at + 1, text.indexOf('\n', at + 1) === -1 ? text.length : text.indexOf('\n', at + 1));
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || next.trim() === '' || /^\s*(?:[-*+#>]|\d+[.)]|```|~~~|\\item)/.test(next) || line.trim() === '')
      end(at + 1);
  }
  end(text.length);
  return spans;
}
