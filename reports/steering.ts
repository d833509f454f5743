/**
 * Control characters, half characters, and what turns the direction of writing or takes no room: no letters, and a
 * name could pass for another by them. They are never shown.
 */
const steering =
  /(?![\t\n\r])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udfff]/gu;

/** A text without what steers its display. */
export const unsteered = (text: string): string => text.replace(steering, '');
