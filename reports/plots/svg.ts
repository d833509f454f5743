import Handlebars from 'handlebars';
import { paints, type Mark, type Plot } from './plot';

const escape = (text: string): string => Handlebars.escapeExpression(text);
const num = (value: number): string => String(Math.round(value * 100) / 100);

/** A plot as SVG that is safe to put into a page. `reports/pdf/layout/plot.ts` reads the same elements. */
export function svg({ width, height, marks, alt }: Plot): string {
  const size = `viewBox="0 0 ${num(width)} ${num(height)}" style="max-width:${num(width * 1.5)}px"`;
  const label = escape(alt);
  return `<svg class="plot" role="img" aria-label="${label}" ${size}>${marks.map(element).join('')}</svg>`;
}

function element(mark: Mark): string {
  switch (mark.kind) {
    case 'rect':
      return `<rect x="${num(mark.x)}" y="${num(mark.y)}" width="${num(mark.width)}" height="${num(mark.height)}" fill="${paints[mark.fill]}"></rect>`;
    case 'line': {
      const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${num(mark.dash)}"`;
      return `<line x1="${num(mark.x1)}" y1="${num(mark.y1)}" x2="${num(mark.x2)}" y2="${num(mark.y2)}" stroke="${paints[mark.stroke]}" stroke-width="${num(mark.width)}"${dash}></line>`;
    }
    case 'circle':
      return `<circle cx="${num(mark.x)}" cy="${num(mark.y)}" r="${num(mark.radius)}" fill="${paints[mark.fill]}"></circle>`;
    case 'text': {
      const weight = mark.bold ? ' font-weight="600"' : '';
      return `<text x="${num(mark.x)}" y="${num(mark.y)}" font-size="${num(mark.size)}" text-anchor="${mark.anchor}" fill="${paints[mark.fill]}"${weight}>${escape(mark.text)}</text>`;
    }
  }
}
