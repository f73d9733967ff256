import { useTranslation } from 'react-i18next';
import { Sheet } from '../ui/sheet.tsx';
import { BillingModes } from './billing-modes.tsx';

/** The billing modes of some areas, beside the page that they are about. */
export function ModeDrawer({
  areas,
  onClose,
}: {
  readonly areas: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('modes.current')}
      size={640}
      closable={{ 'aria-label': t('close') }}
    >
      <BillingModes areas={areas} />
    </Sheet>
  );
}
