import type { DateRangeProps } from './date-range-props.ts';
import { RANGE_WIDTH } from './date-range-props.ts';
import { later } from './later.tsx';

const HEIGHT = 32;

/** Two days, each of which may be left out. */
export const DateRange = later<DateRangeProps>(
  async () => (await import('./range-picker.tsx')).RangePicker,
  <span style={{ width: RANGE_WIDTH, maxWidth: '100%', height: HEIGHT }} />,
);
