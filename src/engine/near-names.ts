// What somebody may have meant: for messages that name what would be right.

const LISTED_MAX = 12;
const NEAR_MAX = 5;

/**
 * The names to offer for one that is unknown: the nearest few, or all when there are few of them.
 * `nearNames('traffic-10bt', skus)` begins with "traffic-10tb".
 */
export function nearNames(name: string, known: Iterable<string>): string {
  const all = [...known];
  if (all.length <= LISTED_MAX) return all.join(', ');
  const ranked = all.map((candidate) => ({ candidate, away: distance(name, candidate) }));
  ranked.sort((a, b) => a.away - b.away || (a.candidate < b.candidate ? -1 : 1));
  return ranked
    .slice(0, NEAR_MAX)
    .map(({ candidate }) => candidate)
    .join(', ');
}

/** How many letters must be put in, left out or changed to make one name of the other. */
function distance(from: string, to: string): number {
  // Names are at most 64 letters; a longer text is no misspelt name and need not be compared whole.
  const [a, b] = [from.slice(0, 80).toLowerCase(), to.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
