import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** Says that there is no page, and where there is one. */
export function NoSuchPage() {
  const { t } = useTranslation();
  return <Result status="404" title={t('noPage')} extra={<Link to="/">{t('home')}</Link>} />;
}
