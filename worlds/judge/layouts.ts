import type { JacobianLayout } from '../compile';
import type { Meaning } from '../meaning';
import type { ChainVerdict } from './verdict';

/** Layouts in the order in which they are tried. A world file says how Jacobians lie, not whether gradients are turned. */
export function layoutsOf(declared: Meaning['layout']): readonly JacobianLayout[] {
  switch (declared) {
    case 'denominator':
      return ['denominator'];
    case 'numerator':
      return ['mixed', 'shaped', 'numerator'];
    case null:
      return ['mixed', 'shaped', 'denominator', 'numerator'];
  }
}

/** How much of a chain comes out: claims that hold count most, then those that can be evaluated at all. */
export const merit = ({ links }: ChainVerdict): number =>
  links.reduce((sum, { verdict }) => sum + (verdict === 'holds' ? 1 : verdict === 'fails' ? 1e-3 : 0), 0);
