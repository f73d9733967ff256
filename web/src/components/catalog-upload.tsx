import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { inLanguage } from '../text/language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';

type Checked = Api['catalogs.check']['answer'];

interface CatalogUploadProps {
  readonly checked: Checked;
  readonly text: string;
  readonly onDone: () => void;
}

/** Uploads a catalogue that was checked, once its effect was seen. */
export function CatalogUpload({ checked, text, onDone }: CatalogUploadProps) {
  const { t, i18n } = useTranslation();
  const confirm = useConfirm();
  const whyNot = useWhyNot();
  const { catalog, upload, changes, faults } = checked;
  const done = t('catalogs.uploaded', { id: catalog?.id, from: catalog?.effectiveFrom });
  const act = useAct('catalogs.upload', { done, onDone });
  const effects = useEffects(checked);
  if (catalog === null || upload === null || faults.length > 0) return null;
  const refused = upload.refusal === null ? null : inLanguage(i18n.language, upload.refusal);
  const isThere = upload.isThere ? t('catalogs.isThere') : null;
  const ask = () =>
    confirm({
      title: t('catalogs.uploadAsk', { id: catalog.id }),
      content: (
        <ul className="plain">
          {[...effects, t('catalogs.uploadChanges', { count: changes.length })].map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      ),
      ok: t('catalogs.upload'),
      onOk: () => act.mutateAsync({ text }),
    });
  return (
    <Flex vertical gap={12} align="start">
      <Alert
        type={refused === null ? 'info' : 'warning'}
        showIcon
        title={refused ?? isThere ?? effects.join(' ')}
      />
      <ActButton
        type="primary"
        whyNot={whyNot('catalogs.upload') ?? refused ?? isThere}
        loading={act.isPending}
        onClick={ask}
      >
        {t('catalogs.upload')}
      </ActButton>
    </Flex>
  );
}

/** What becomes of the catalogues that there are. */
function useEffects({ catalog, upload }: Checked): readonly string[] {
  const { t } = useTranslation();
  const from = catalog?.effectiveFrom ?? '';
  const ends = upload?.ends ?? [];
  const replaces = upload?.replaces ?? [];
  return [
    t('catalogs.effect', { id: catalog?.id, from }),
    ...ends.map((id) => t('catalogs.effectEnds', { id, from })),
    ...replaces.map((id) => t('catalogs.effectReplaces', { id })),
  ];
}
