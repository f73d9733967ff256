import { App, Button, Flex, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { given } from '../search.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useAct } from '../ui/use-act.ts';
import {
  CONFIGURATIONS,
  KIND_NAMES,
  KIND_PAGES,
  POLL_EXAMPLES,
  type SourceKind,
} from './source-kinds.ts';

type Made = Api['sources.create']['answer'];

const GATES = ['open', 'closed', 'off'] as const;
const KINDS = Object.keys(KIND_NAMES) as readonly SourceKind[]; // the keys of a full record

interface Fields {
  readonly kind: SourceKind;
  readonly name: string;
  readonly account?: string;
  readonly gate: (typeof GATES)[number];
  readonly pollUrl?: string;
  readonly signing?: { readonly key: string; readonly secret: string };
}

/** Makes an address for a media server; it is shown once, with what to configure. */
export function SourceCreate({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Made | null>(null);
  const create = useAct('sources.create', { onDone: setMade });
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form);
  const pollExample = kind === undefined ? undefined : POLL_EXAMPLES[kind];
  if (made !== null) return <SourceMade made={made} onClose={onClose} />;
  const save = ({ kind: of, name, gate, signing, ...more }: Fields) => {
    const [account, pollUrl] = [more.account?.trim() || undefined, more.pollUrl || undefined];
    create.mutate({ kind: of, name, gate, ...given({ account, pollUrl, signing }) });
  };
  return (
    <AskDialog<Fields>
      title={t('sources.create')}
      ok={t('sources.create')}
      effect={t('sources.createEffect')}
      initial={{ kind: 'srs', gate: 'open' }}
      form={form}
      busy={create.isPending}
      onOk={save}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('sources.kind')} rules={[{ required: true }]}>
        <Select options={KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))} />
      </Form.Item>
      <Form.Item name="name" label={t('sources.name')} rules={[{ required: true }]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      {pollExample === undefined ? null : (
        <Form.Item
          name="pollUrl"
          label={kind === 'mediamtx' ? t('sources.pollNeeded') : t('sources.poll')}
          extra={kind === 'nginx-rtmp' ? t('sources.pollStat') : t('sources.pollHint')}
          rules={[{ required: kind === 'mediamtx' }]}
        >
          <Input inputMode="url" maxLength={500} placeholder={pollExample} />
        </Form.Item>
      )}
      {kind === 'livekit' ? (
        <>
          <Form.Item
            name={['signing', 'key']}
            label={t('sources.signingKey')}
            rules={[{ required: true }]}
          >
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={['signing', 'secret']}
            label={t('sources.signingSecret')}
            rules={[{ required: true }]}
          >
            <Input.Password maxLength={500} autoComplete="off" />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="gate" label={t('sources.gate')}>
        <Select options={GATES.map((value) => ({ value, label: t(`sources.gate.${value}`) }))} />
      </Form.Item>
      <Form.Item name="account" label={t('sources.account')} extra={t('sources.accountHint')}>
        <Input maxLength={40} placeholder="ac_…" />
      </Form.Item>
    </AskDialog>
  );
}

/** The address, and what to paste where. */
function SourceMade({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { kind } = made.source;
  const text = CONFIGURATIONS[kind](made.address);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    void message.success(t('sources.copied'));
  };
  return (
    <ShownOnce
      title={t('sources.made')}
      secrets={[[t('sources.made'), made.address]]}
      hint={
        <>
          <Flex justify="space-between" align="center" style={{ marginTop: 16 }}>
            <Typography.Text strong>
              {t('sources.configure')}（{KIND_NAMES[kind]}）
            </Typography.Text>
            <Button size="small" onClick={() => void copy()}>
              {t('sources.copy')}
            </Button>
          </Flex>
          {/* Wider than its place on narrow screens: then it is scrolled, by keys as well. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys must reach what scrolls */}
          <pre className="json" tabIndex={0}>
            {text}
          </pre>
          <Typography.Paragraph type="secondary">
            {t('sources.thenRules')} {KIND_PAGES[kind]}
          </Typography.Paragraph>
        </>
      }
      onClose={onClose}
    />
  );
}
