import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TextKey } from '../text/texts.ts';

const COLOURS: Readonly<Record<string, string>> = {
  unused: 'default',
  'in-use': 'processing',
  'used-up': 'warning',
  expired: 'error',
  frozen: 'default',
  refunded: 'default',
};

/** The statuses of packs, in the order of a pack's life. */
export const STATUSES = ['unused', 'in-use', 'used-up', 'expired', 'frozen', 'refunded'] as const;

/** The status of a pack. */
export function StatusTag({ status }: { readonly status: (typeof STATUSES)[number] }) {
  const { t } = useTranslation();
  const key: TextKey = `status.${status}`;
  return <Tag color={COLOURS[status] ?? 'default'}>{t(key)}</Tag>;
}
