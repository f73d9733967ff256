export interface DateRangeProps {
  readonly label: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (range: {
    readonly from: string | undefined;
    readonly to: string | undefined;
  }) => void;
}

/** So that nothing moves when the picker comes. */
export const RANGE_WIDTH = 284;
