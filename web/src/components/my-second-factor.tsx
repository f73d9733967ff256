import { Button, Card, Flex, Form, Input, QRCode, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useOwnAct } from '../ui/use-own-act.ts';
import type { Me } from './me.ts';

interface Begun {
  readonly uri: string;
  readonly backupCodes: readonly string[];
}
interface Password {
  readonly password: string;
}

/** Turns the second factor on and off, and makes other backup codes. */
export function MySecondFactor({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'begin' | 'end' | 'codes' | null>(null);
  return (
    <Card size="small" title={t('me.twoFactor')}>
      <Flex vertical gap={12} align="start">
        <Tag color={me.twoFactor ? 'success' : 'default'}>
          {t(me.twoFactor ? 'me.twoFactorOn' : 'me.twoFactorOff')}
        </Tag>
        <Typography.Text type="secondary">{t('me.twoFactorHint')}</Typography.Text>
        {me.twoFactor ? (
          <Flex gap={8} wrap>
            <Button onClick={() => setAsked('codes')}>{t('me.newCodes')}</Button>
            <Button danger onClick={() => setAsked('end')}>
              {t('me.twoFactorEnd')}
            </Button>
          </Flex>
        ) : (
          <Button type="primary" onClick={() => setAsked('begin')}>
            {t('me.twoFactorBegin')}
          </Button>
        )}
      </Flex>
      {asked === 'begin' ? <Begin onClose={() => setAsked(null)} /> : null}
      {asked === 'end' ? <End onClose={() => setAsked(null)} /> : null}
      {asked === 'codes' ? <NewCodes onClose={() => setAsked(null)} /> : null}
    </Card>
  );
}

interface Closing {
  readonly onClose: () => void;
}

function Begin({ onClose }: Closing) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<Begun | null>(null);
  const begin = useOwnAct<Begun>('POST', '/two-factor/begin', { onDone: setBegun });
  if (begun !== null) return <Confirm begun={begun} onClose={onClose} />;
  return (
    <AskDialog<Password>
      title={t('me.twoFactorBegin')}
      ok={t('me.continue')}
      busy={begin.isPending}
      onOk={({ password }) => begin.mutate({ password })}
      onClose={onClose}
    >
      <PasswordItem />
    </AskDialog>
  );
}

function PasswordItem() {
  const { t } = useTranslation();
  return (
    <Form.Item name="password" label={t('me.oldPassword')} rules={[{ required: true }]}>
      <Input.Password autoComplete="current-password" autoFocus />
    </Form.Item>
  );
}

function Confirm({ begun, onClose }: Closing & { readonly begun: Begun }) {
  const { t } = useTranslation();
  const { uri, backupCodes } = begun;
  const [form] = Form.useForm<{ readonly code: string }>();
  const confirm = useOwnAct('POST', '/two-factor/confirm', {
    done: t('me.twoFactorBegun'),
    onDone: onClose,
  });
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <Dialog
      open
      title={t('me.twoFactorBegin')}
      okText={t('confirm')}
      onOk={() => form.submit()}
      confirmLoading={confirm.isPending}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
      mask={{ closable: false }}
    >
      <Flex vertical gap={12}>
        <Typography.Text strong>{t('me.scan')}</Typography.Text>
        {/* The secret below says the same to those who do not see it. */}
        <div aria-hidden="true">
          <QRCode value={uri} type="svg" color="#000000" bgColor="#ffffff" />
        </div>
        <div>
          {t('me.secret')}{' '}
          <Typography.Text code copyable={{ text: secret }} style={{ overflowWrap: 'anywhere' }}>
            {secret}
          </Typography.Text>
        </div>
        <Typography.Text strong>{t('me.keepCodes')}</Typography.Text>
        <BackupCodes codes={backupCodes} />
        <Form
          form={form}
          name="first-code"
          requiredMark={false}
          layout="vertical"
          onFinish={({ code }) => confirm.mutate({ code })}
        >
          <Form.Item name="code" label={t('me.firstCode')} rules={[{ required: true }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
          </Form.Item>
        </Form>
      </Flex>
    </Dialog>
  );
}

function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <Flex component="ul" gap={8} wrap className="codes">
        {codes.map((code) => (
          <li key={code}>
            <Typography.Text code>{code}</Typography.Text>
          </li>
        ))}
      </Flex>
      <Typography.Text copyable={{ text: codes.join('\n') }}>{t('me.copyCodes')}</Typography.Text>
    </div>
  );
}

function End({ onClose }: Closing) {
  const { t } = useTranslation();
  const end = useOwnAct('POST', '/two-factor/end', {
    done: t('me.twoFactorEnded'),
    onDone: onClose,
  });
  return (
    <AskDialog<Password>
      title={t('me.twoFactorEnd')}
      ok={t('me.twoFactorEnd')}
      effect={t('me.twoFactorEndEffect')}
      danger
      busy={end.isPending}
      onOk={({ password }) => end.mutate({ password })}
      onClose={onClose}
    >
      <PasswordItem />
    </AskDialog>
  );
}

function NewCodes({ onClose }: Closing) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = useOwnAct<Pick<Begun, 'backupCodes'>>('POST', '/two-factor/backup-codes', {
    onDone: ({ backupCodes }) => setCodes(backupCodes),
  });
  if (codes !== null) {
    const shown = codes.join('  ');
    return <ShownOnce title={t('me.codes')} secrets={[[t('me.codes'), shown]]} onClose={onClose} />;
  }
  return (
    <AskDialog<Password>
      title={t('me.newCodes')}
      ok={t('me.newCodes')}
      effect={t('me.newCodesEffect')}
      danger
      busy={renew.isPending}
      onOk={({ password }) => renew.mutate({ password })}
      onClose={onClose}
    >
      <PasswordItem />
    </AskDialog>
  );
}
