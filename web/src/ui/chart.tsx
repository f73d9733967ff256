// Charts, for lazy pages only: the library is large. What a chart shows stands in a table as well.
import { BarChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useContext, useEffect, useRef } from 'react';
import { Look } from '../components/look.ts';
import { CHART_HEIGHT } from './chart-place.tsx';

use([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** Colours that differ from each other and from both grounds: covered, not covered, not settled. */
export const CHART_COLOURS = {
  light: { covered: '#0052d9', overage: '#c4560a', open: '#8a94a6', text: '#3f4650' },
  dark: { covered: '#78a9ff', overage: '#ff9d5c', open: '#8a94a6', text: '#c3c8d1' },
} as const;

/** A chart, and what it says to those who do not see it. */
export function Chart({
  label,
  option,
}: {
  readonly label: string;
  readonly option: EChartsCoreOption;
}) {
  const place = useRef<HTMLDivElement>(null);
  const { dark } = useContext(Look);
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, dark ? 'dark' : null);
    chart.setOption({
      backgroundColor: 'transparent',
      animation: false,
      // Drawn on the canvas: the policy of the page lets no styles in that a text brings.
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      ...option,
      legend: { top: 0, ...Object(option['legend']) },
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, dark]);
  return <div ref={place} role="img" aria-label={label} style={{ height: CHART_HEIGHT }} />;
}
