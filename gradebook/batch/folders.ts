/** Names that are not for students: files that stand beside their folders, and devices of Windows. */
const reserved =
  /^(?:(?:grades|waiting|decisions)\.csv|summary\.(?:html|pdf)|con|prn|aux|nul|com\d|lpt\d)(?:\.\d+\.part)?$/i;

/** File systems take 255 bytes; some room is left for a number behind. */
const maxBytes = 200;

/** A folder for each student, in their order: no two alike even where case or accents are lost, none outside. */
export function folderNames(students: readonly string[]): string[] {
  const taken = new Set<string>();
  return students.map((student) => {
    const safe = shortened(
      student
        .replace(/[/\\:*?"<>|\p{Cc}\p{Cs}]/gu, '_')
        .replace(/^[.\s]+/, '_')
        .replace(/[.\s]+$/, '_'),
    );
    const base = safe === '' || reserved.test(safe) ? `${safe || 'student'}_` : safe;
    let name = base;
    for (let k = 2; taken.has(folded(name)); k++) name = `${base}-${k}`;
    taken.add(folded(name));
    return name;
  });
}

const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

function shortened(name: string): string {
  let short = '';
  let bytes = 0;
  for (const letter of name) {
    bytes += Buffer.byteLength(letter);
    if (bytes > maxBytes) break;
    short += letter;
  }
  return short;
}
