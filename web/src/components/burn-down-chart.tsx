import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { CHART_COLOURS, Chart } from '../ui/chart.tsx';
import { drawnIn } from './drawn.ts';
import { Look } from './look.ts';
import { unitText } from './quantity.ts';

type History = Api['packs.history']['answer'];

const DAY_MS = 86_400_000;

/** What a pack held day by day, and what it will hold at the pace of now. */
export function BurnDownChart({ history }: { readonly history: History }) {
  const { t } = useTranslation();
  const { dark } = useContext(Look);
  const option = useMemo(() => {
    const colours = CHART_COLOURS[dark ? 'dark' : 'light'];
    const { draw, unit } = drawnIn([history.total], history.unit);
    const days = daysOf(history);
    const marks = [
      { xAxis: history.lastDay, name: t('burn.expiry') },
      ...(history.forecast?.emptyOn == null
        ? []
        : [{ xAxis: history.forecast.emptyOn, name: t('burn.empty') }]),
    ];
    return {
      color: [colours.covered, colours.overage],
      legend: { data: [t('pack.left'), t('burn.forecast')] },
      xAxis: { type: 'category', data: days, boundaryGap: false },
      yAxis: { type: 'value', name: unitText(unit), min: 0 },
      series: [
        {
          name: t('pack.left'),
          type: 'line',
          step: 'end',
          showSymbol: false,
          areaStyle: { opacity: 0.15 },
          data: heldOn(days, history).map((left) => (left === null ? null : draw(left))),
          markLine: {
            symbol: 'none',
            label: { formatter: '{b}', color: colours.text },
            data: marks,
          },
        },
        {
          name: t('burn.forecast'),
          type: 'line',
          showSymbol: false,
          connectNulls: true,
          lineStyle: { type: 'dashed' },
          data: forecastOn(days, history).map((left) => (left === null ? null : draw(left))),
        },
      ],
    };
  }, [history, dark, t]);
  return <Chart label={t('burn.label', { day: history.settledUpTo })} option={option} />;
}

/** All days of a pack, from its first to its last. */
function daysOf({ firstDay, lastDay }: History): readonly string[] {
  const first = Date.parse(firstDay);
  const count = Math.max(0, Math.round((Date.parse(lastDay) - first) / DAY_MS)) + 1;
  return Array.from({ length: count }, (_, place) =>
    new Date(first + place * DAY_MS).toISOString().slice(0, 10),
  );
}

/** What it held at the end of each day; null: not settled, or over. */
function heldOn(days: readonly string[], history: History): readonly (string | null)[] {
  const after = new Map(history.days.map(({ date, left }) => [date, left]));
  let left = history.total;
  const { settledUpTo, end } = history;
  return days.map((day) => {
    left = after.get(day) ?? left;
    if (end !== null && day >= end.date) return '0';
    return day <= settledUpTo ? left : null;
  });
}

/** A straight line from what it holds to when it is empty, or to what it holds at its end. */
function forecastOn(days: readonly string[], history: History): readonly (string | null)[] {
  const { forecast, settledUpTo, lastDay, total } = history;
  const left = history.days.at(-1)?.left ?? total;
  if (forecast === null) return days.map(() => null);
  const end = forecast.emptyOn ?? lastDay;
  return days.map((day) => {
    if (day === settledUpTo) return left;
    return day === end ? (forecast.emptyOn === null ? forecast.unused : '0') : null;
  });
}
