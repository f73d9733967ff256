import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { type DateRangeProps, RANGE_WIDTH } from './date-range-props.ts';

const FORMAT = 'YYYY-MM-DD';

/**
 * Two days, each of which may be left out. The only place where the library's picker is used: one
 * that must not be empty keeps the keyboard for ever.
 */
export function RangePicker({ label, from, to, onChange }: DateRangeProps) {
  const { t } = useTranslation();
  return (
    <DatePicker.RangePicker
      aria-label={label}
      allowEmpty={[true, true]}
      value={[dayOf(from), dayOf(to)]}
      placeholder={[`${label} ${t('from')}`, t('to')]}
      onChange={(days) =>
        onChange({ from: days?.[0]?.format(FORMAT), to: days?.[1]?.format(FORMAT) })
      }
      style={{ width: RANGE_WIDTH, maxWidth: '100%' }}
    />
  );
}

function dayOf(day: string | undefined) {
  const parsed = day === undefined ? null : dayjs(day, FORMAT);
  return parsed?.isValid() === true ? parsed : null;
}
