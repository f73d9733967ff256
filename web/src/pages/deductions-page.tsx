import { useTranslation } from 'react-i18next';
import { DeductionList } from '../components/deduction-list.tsx';
import { SettledMark } from '../components/settled-mark.tsx';
import { Page } from '../ui/page.tsx';

/** 抵扣明细: what packs gave to usage, of one pack or of all; a row says why. */
export function DeductionsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('deductions.title')} extra={<SettledMark />}>
      <DeductionList />
    </Page>
  );
}
