import { Outlet } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { PagePending } from '../ui/page-states.tsx';
import { useMe } from './me.ts';

/** Around every page of operators: others are told whose pages these are. */
export function OperatorFrame() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (me === undefined) return <PagePending />;
  if (me.operator !== null) return <Outlet />;
  return <Alert type="warning" showIcon title={t('needs.operator')} />;
}
