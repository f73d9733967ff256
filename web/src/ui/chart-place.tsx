import { Skeleton } from 'antd';

export const CHART_HEIGHT = 280;

/** Where a chart is going to be: as high as it, so that nothing below moves when it comes. */
export function ChartPlace({ beside = 0 }: { readonly beside?: number }) {
  return (
    <div style={{ height: CHART_HEIGHT + beside }}>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </div>
  );
}
