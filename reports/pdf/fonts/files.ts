import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A typeface of the report; `wide` is there only where its package is installed. */
export type FaceName = 'regular' | 'semibold' | 'italic' | 'mono' | 'signs' | 'signs-bold' | 'wide' | 'emoji';

/** Font files in the packages that they come in, below `node_modules`. */
const FILES: Readonly<Record<FaceName, string>> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  semibold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  italic: '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  mono: 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
  signs: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'signs-bold': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  wide: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
};

/** Bytes of a typeface; null where its package is not installed. */
export function fontBytes(name: FaceName): Uint8Array | null {
  for (let at = __dirname; ; at = dirname(at)) {
    const file = join(at, 'node_modules', FILES[name]);
    if (existsSync(file)) return readFileSync(file);
    if (dirname(at) === at) return null;
  }
}
