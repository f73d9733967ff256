import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountView } from './account.ts';

export type Standing = AccountView['standing'];

/** Every standing, in the order in which an account that does not pay goes through them. */
export const STANDINGS = [
  'running',
  'arrears',
  'stopped',
  'stopped-for-violation',
  'reclaimed',
] as const;

const COLOURS: Readonly<Record<Standing, string>> = {
  running: 'success',
  arrears: 'warning',
  stopped: 'error',
  'stopped-for-violation': 'error',
  reclaimed: 'default',
};

/** How an account stands. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  return <Tag color={COLOURS[standing]}>{t(`standing.${standing}`)}</Tag>;
}
