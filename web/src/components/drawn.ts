/** A unit in which a chart of some quantities is drawn, and the quantities in it. */
const SCALES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  byte: [
    ['TB', 1e12],
    ['GB', 1e9],
    ['MB', 1e6],
    ['B', 1],
  ],
  second: [
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ],
  'bit/s': [
    ['Gbps', 1e9],
    ['Mbps', 1e6],
    ['bps', 1],
  ],
};

const DIGITS = 1000;

/** For drawing alone, where a pixel is coarser than a binary fraction; tables have the exact. */
export function drawnIn(quantities: readonly string[], unit: string) {
  const largest = Math.max(1, ...quantities.map(Number));
  const scale = SCALES[unit] ?? [[unit, 1]];
  const [name, one] = scale.find(([, each]) => largest >= each) ?? [unit, 1];
  return {
    unit: name,
    draw: (quantity: string) => Math.round((Number(quantity) / one) * DIGITS) / DIGITS,
  };
}
