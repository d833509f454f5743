import type { Node } from '../dom';
import type { Path, Style } from '../style';
import type { Tag } from '../tags';
import type { Measure } from './lines';
import type { Flow } from './slab';

/** Words that the layout itself says. */
export interface LayoutWords {
  /** Below a formula that is shown as its source. */
  readonly shownAsWritten: (reason: string) => string;
  /** Such a reason. */
  readonly tooWide: string;
}

export interface Context extends Measure {
  readonly words: LayoutWords;
  /** Lays out what stands in a cell: whatever may stand anywhere. */
  readonly children: (children: readonly Node[], path: Path, style: Style, tag: Tag | null, context: Context) => Flow;
}
