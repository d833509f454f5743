import type { Span } from '../../expr';

const NUMBER = String.raw`\$?\d+(?:\.\d+)?\$?`;
const LIST = new RegExp(
  String.raw`(?<![\d.,])${NUMBER}(?:\s*,\s*${NUMBER})*\s*(?:,\s*)?(?:and|or|und|oder|bzw\.|y|et|&)\s*${NUMBER}(?![\d_/^%]|[.,]\d|\s*\\?%)`,
  'giu',
);
/** How far from a list the words may stand that say what it lists, in characters. */
const REACH = 60;
/** Longer lists name no settings. */
const MOST = 12;

/**
 * Numbers of a list that a pattern matches as it would if each stood there alone: "kernel sizes 5 and 7" names size 7,
 * "50, 100 and 200 hidden units" 50 units.
 */
export function listedIn(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(LIST)].flatMap((list) => {
    const before = text.slice(Math.max(0, list.index - REACH), list.index);
    const after = text.slice(list.index + list[0].length, list.index + list[0].length + REACH);
    const items = [...list[0].matchAll(/\d+(?:\.\d+)?/g)];
    if (items.length > MOST) return [];
    return items.flatMap((item): Span[] => {
      const alone = [...`${before}${item[0]}${after}`.matchAll(pattern)].some(
        (m) => m.index < before.length + item[0].length && m.index + m[0].length > before.length,
      );
      const from = list.index + item.index;
      return alone ? [{ from, to: from + item[0].length }] : [];
    });
  });
}
