import { Alert, Flex, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { given } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { ActDialog } from '../ui/act-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useWhyNot } from './account.ts';

type Source = Api['sources.list']['answer']['sources'][number];
type Rules = Api['sources.set-rules']['input']['rules'];
type Tested = Api['sources.test']['answer'];

const INDENT = 2;
const FACTS = ['app', 'stream', 'query', 'domain', 'address'] as const;
type Facts = { readonly [Fact in (typeof FACTS)[number]]?: string } & {
  readonly direction: 'play' | 'publish';
};

/** Edits whose the streams of a media server are; rules are tried on a stream before they count. */
export function SourceRules({
  source,
  onClose,
}: {
  readonly source: Source;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const before = JSON.stringify(source.rules, null, INDENT);
  const [text, setText] = useState(before);
  const [tested, setTested] = useState<{ readonly text: string; readonly found: Tested } | null>(
    null,
  );
  const rules = rulesOf(text);
  const save = useAct('sources.set-rules', {
    done: ({ charged }) => t('sources.saved', { count: charged }),
    onDone: onClose,
  });
  const test = useAct('sources.test', { onDone: (found) => setTested({ text, found }) });
  const bad = rules === null ? t('sources.notJson') : null;
  const same = text === before ? t('sources.unchanged') : null;
  const untried = tested?.text === text ? null : t('sources.testFirst');
  const addRule = () => {
    const example = {
      app: 'live',
      account: source.account ?? 'ac_…',
      play: 'live.downstream.ZONE',
    };
    setText(JSON.stringify([...(rules ?? []), example], null, INDENT));
  };
  const isRevoked = source.revokedAt === null ? null : t('sources.isRevoked');
  return (
    <ActDialog
      title={t('sources.rulesOf', { name: source.name })}
      ok={t('sources.save')}
      whyNot={whyNot('sources.set-rules') ?? isRevoked ?? bad ?? same ?? untried}
      width={760}
      busy={save.isPending}
      onOk={() => save.mutate({ source: source.id, rules: rules ?? [], ifMatch: source.etag })}
      onClose={onClose}
    >
      <Typography.Text type="secondary">{t('sources.rulesHint')}</Typography.Text>
      <Input.TextArea
        aria-label={t('sources.rulesJson')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        rows={10}
        spellCheck={false}
        {...(bad === null ? {} : { status: 'error' as const })}
        style={{ fontFamily: 'monospace' }}
      />
      <Flex gap={8} align="center" wrap>
        <ActButton size="small" whyNot={bad} onClick={addRule}>
          {t('sources.addRule')}
        </ActButton>
        {bad === null ? null : <Typography.Text type="danger">{bad}</Typography.Text>}
      </Flex>
      <TryStream
        whyNot={whyNot('sources.test') ?? bad}
        busy={test.isPending}
        onTry={(facts) => test.mutate({ source: source.id, rules: rules ?? [], ...facts })}
      />
      {tested === null || untried !== null ? null : <Outcome found={tested.found} />}
    </ActDialog>
  );
}

function TryStream({
  whyNot,
  busy,
  onTry,
}: {
  readonly whyNot: string | null;
  readonly busy: boolean;
  readonly onTry: (facts: Facts) => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Facts>();
  const send = ({ direction, ...facts }: Facts) => onTry({ direction, ...given(facts) });
  return (
    <Form
      form={form}
      layout="vertical"
      name="try-stream"
      initialValues={{ direction: 'play' }}
      onFinish={send}
    >
      <Typography.Text strong>{t('sources.tryIt')}</Typography.Text>
      <div className="form-grid">
        <Form.Item name="direction" label={t('sources.direction')}>
          <Select
            options={(['play', 'publish'] as const).map((value) => ({
              value,
              label: t(`sources.direction.${value}`),
            }))}
          />
        </Form.Item>
        {FACTS.map((fact) => (
          <Form.Item key={fact} name={fact} label={t(`sources.${fact}`)}>
            <Input maxLength={1000} />
          </Form.Item>
        ))}
      </div>
      <ActButton whyNot={whyNot} loading={busy} htmlType="submit">
        {t('sources.test')}
      </ActButton>
    </Form>
  );
}

function Outcome({ found }: { readonly found: Tested }) {
  const { t } = useTranslation();
  const { outcome, rule, account, item } = found;
  const isLeft = outcome === 'unclassified' || outcome === 'unmatched';
  return (
    <Alert
      role="status"
      type={isLeft ? 'warning' : 'success'}
      showIcon
      title={t(`sources.outcome.${outcome}`, { rule, account, item })}
    />
  );
}

/** The rules of a text; null: it is no list. What they name is checked by the server. */
function rulesOf(text: string): Rules | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as Rules) : null; // the server checks its fields
  } catch {
    return null;
  }
}
