import { Link } from '@tanstack/react-router';
import { Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from './load-failed.tsx';

/** While a page is on its way. */
export function PagePending() {
  return <Skeleton active style={{ padding: 24 }} />;
}

/** Instead of a page that broke: what it says, and a way to try again. */
export function PageFailed({ error }: { readonly error: unknown }) {
  return <LoadFailed error={error} onRetry={() => location.reload()} />;
}

/** Where no page is. */
export function NoSuchPage() {
  const { t } = useTranslation();
  return <Result status="404" title={t('noPage')} extra={<Link to="/">{t('home')}</Link>} />;
}
