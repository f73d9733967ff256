import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { given } from '../search.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';
import type { Gift } from './license-gifts.ts';
import type { Pack } from './pack.ts';

interface Fields {
  readonly what: 'add' | 'renew' | 'upgrade';
  readonly license?: string;
  readonly bundleId?: string;
  readonly packageName?: string;
}

const LICENSES_MAX = 200;

/** Adds, renews or upgrades a licence with what came with a pack. */
export function LicenseDialog({
  pack,
  gift,
  onClose,
}: {
  readonly pack: Pack;
  readonly gift: Gift;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const [form] = Form.useForm<Fields>();
  const licenses = useQuery({
    queryKey: ['account', account, 'licenses'],
    queryFn: () => call('licenses.list', { account, limit: LICENSES_MAX }),
  });
  const said = {
    done: ({ license }: Api['licenses.add']['answer']) =>
      t('license.done', { until: license.endsAt.slice(0, 10) }),
    onDone: onClose,
  };
  const add = useAct('licenses.add', said);
  const renew = useAct('licenses.renew', said);
  const upgrade = useAct('licenses.upgrade', said);
  const run = ({ what, license = '', bundleId, packageName }: Fields) => {
    const with_ = { account, gift: gift.gift };
    if (what === 'add') add.mutate({ ...with_, ...given({ bundleId, packageName }) });
    else (what === 'renew' ? renew : upgrade).mutate({ ...with_, license });
  };
  const what = Form.useWatch('what', form) ?? 'add';
  const kind = gift.kind === 'live' ? 'live' : 'video-play';
  // Only a live licence is more than another; the server says what fits.
  const ways = ['add', 'renew', ...(kind === 'live' ? (['upgrade'] as const) : [])] as const;
  return (
    <Dialog
      open
      title={t('license.of', { pack: pack.title === null ? pack.id : text(pack.title) })}
      okText={t('license.confirm')}
      onOk={() => form.submit()}
      confirmLoading={add.isPending || renew.isPending || upgrade.isPending}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
    >
      <Alert
        type="info"
        showIcon
        title={t('license.gift', {
          kind: t(`license.kind.${kind}`),
          years: gift.years,
          until: gift.usableUntil.slice(0, 10),
        })}
        description={t('license.effect')}
        style={{ marginBottom: 12 }}
      />
      <Form form={form} layout="vertical" onFinish={run} initialValues={{ what: 'add' }}>
        <Form.Item name="what" label={t('license.what')}>
          <Radio.Group options={ways.map((value) => ({ value, label: t(`license.${value}`) }))} />
        </Form.Item>
        {what === 'add' ? (
          <>
            <Form.Item name="bundleId" label={t('license.bundleId')} extra={t('license.oneOf')}>
              <Input placeholder="com.example.app" />
            </Form.Item>
            <Form.Item name="packageName" label={t('license.packageName')}>
              <Input placeholder="com.example.app" />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="license" label={t('license.which')} rules={[{ required: true }]}>
            <Select
              loading={licenses.isPending}
              options={(licenses.data?.licenses ?? []).map((each) => ({
                value: each.id,
                label: [
                  each.bundleId || each.packageName,
                  t(`license.kind.${each.kind}`),
                  t('license.until', { until: each.endsAt.slice(0, 10) }),
                ].join(' · '),
              }))}
            />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
