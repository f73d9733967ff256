import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useTitles } from './catalog.ts';
import type { OfAccount } from './operator-dialogs.tsx';

const QUANTITY_MAX = 100;

interface Fields {
  readonly sku: string;
  readonly quantity: number;
  readonly gift: boolean;
}

/** Grants packs that no wallet pays. */
export function GivePacks({ account, onClose }: OfAccount) {
  const { t } = useTranslation();
  const { text, familyTitle } = useTitles();
  const skus = useQuery({ queryKey: ['skus'], queryFn: () => call('skus.list', {}) });
  const grant = useAct('packs.grant', {
    done: ({ packs }) => t('accounts.gavePack', { count: packs.length }),
    onDone: onClose,
  });
  const all = skus.data?.skus ?? [];
  const families = [...new Set(all.map(({ family }) => family))];
  return (
    <AskDialog<Fields>
      title={t('accounts.packOf', { name: account.name })}
      ok={t('accounts.pack')}
      effect={t('accounts.packEffect')}
      initial={{ quantity: 1, gift: true }}
      busy={grant.isPending}
      onOk={(fields) => grant.mutate({ account: account.id, ...fields })}
      onClose={onClose}
    >
      <Form.Item name="sku" label={t('accounts.sku')} rules={[{ required: true }]}>
        <Select
          loading={skus.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={families.map((family) => ({
            label: familyTitle(family),
            options: all
              .filter((sku) => sku.family === family)
              .map(({ id, title }) => ({ value: id, label: text(title) })),
          }))}
        />
      </Form.Item>
      <Form.Item name="quantity" label={t('accounts.quantity')} rules={[{ required: true }]}>
        <InputNumber<number> min={1} max={QUANTITY_MAX} precision={0} />
      </Form.Item>
      <Form.Item name="gift" valuePropName="checked">
        <Checkbox>{t('accounts.isGift')}</Checkbox>
      </Form.Item>
    </AskDialog>
  );
}
