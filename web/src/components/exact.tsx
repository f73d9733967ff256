import { App, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactText, quantityText } from './quantity.ts';

/** A quantity in a unit that fits; every digit of it on hover, and copied when it is pressed. */
export function Quantity({
  value,
  unit,
  prefix = '',
}: {
  readonly value: string;
  readonly unit: string;
  readonly prefix?: string;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const exact = exactText(value, unit);
  const shown = `${prefix}${quantityText(value, unit)}`;
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    void message.success(t('copied', { text: exact }));
  };
  return (
    <Tooltip title={t('exact', { exact })}>
      <button
        type="button"
        className="exact"
        aria-label={`${shown} (${exact})`}
        onClick={() => void copy()}
      >
        {shown}
      </button>
    </Tooltip>
  );
}

const DAY_LENGTH = 10;
const TIME_LENGTH = 19;

/** A time in the platform's zone; where it is narrow, the hour is below the day. */
export function Time({ at }: { readonly at: string | null }) {
  if (at === null) return '-';
  return (
    <time dateTime={at} title={zonedText(at)} className="time">
      <span>{at.slice(0, DAY_LENGTH)}</span> <span>{at.slice(DAY_LENGTH + 1, TIME_LENGTH)}</span>
    </time>
  );
}

/** "2022-01-04 10:00:00 UTC+08:00". */
export function zonedText(at: string): string {
  const offset = /[+-]\d\d:\d\d$/.exec(at)?.[0] ?? '+00:00';
  return `${at.slice(0, 19).replace('T', ' ')} UTC${offset}`;
}
