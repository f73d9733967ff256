import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { ContactForm } from './contact-form.tsx';

export type Contact = Api['contacts.list']['answer']['contacts'][number];
type Kinds = Api['contacts.list']['answer']['kinds'];

/** Who gets which messages by mail. */
export function Contacts() {
  const { t } = useTranslation();
  const account = useAccountId();
  const forbidden = useWhyNot()('contacts.add');
  const [form, setForm] = useState<{ readonly contact: Contact | null } | null>(null);
  const contacts = useQuery({
    queryKey: ['account', account, 'contacts'],
    queryFn: () => call('contacts.list', { account }),
  });
  if (contacts.error !== null) {
    return <LoadFailed error={contacts.error} onRetry={() => void contacts.refetch()} />;
  }
  if (contacts.data === undefined) return <Skeleton active title={false} />;
  const add = (
    <ActButton type="primary" whyNot={forbidden} onClick={() => setForm({ contact: null })}>
      {t('contacts.add')}
    </ActButton>
  );
  const { contacts: all, kinds } = contacts.data;
  return (
    <Flex vertical gap={12} align="start">
      {all.length === 0 ? <Empty description={t('contacts.none')}>{add}</Empty> : add}
      {all.map((contact) => (
        <ContactCard
          key={contact.id}
          contact={contact}
          kinds={kinds}
          onEdit={() => setForm({ contact })}
        />
      ))}
      {form === null ? null : (
        <ContactForm contact={form.contact} kinds={kinds} onClose={() => setForm(null)} />
      )}
    </Flex>
  );
}

function ContactCard({
  contact,
  kinds,
  onEdit,
}: {
  readonly contact: Contact;
  readonly kinds: Kinds;
  readonly onEdit: () => void;
}) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const remove = useAct('contacts.remove', { done: t('contacts.removed') });
  const { id, name, email, etag } = contact;
  const ask = () =>
    confirm({
      title: t('contacts.removeAsk', { name }),
      content: t('contacts.removeEffect', { email }),
      ok: t('contacts.remove'),
      danger: true,
      onOk: () => remove.mutateAsync({ account, contact: id, ifMatch: etag }),
    });
  return (
    <Card size="small" style={{ width: '100%' }}>
      <Flex justify="space-between" gap={8} wrap>
        <div>
          <strong>{name}</strong> <Typography.Text type="secondary">{email}</Typography.Text>
          <Flex gap={4} wrap style={{ marginTop: 6 }}>
            {contact.kinds.includes('all') ? <Tag>{t('contacts.all')}</Tag> : null}
            {kinds
              .filter(({ kind }) => contact.kinds.includes(kind))
              .map(({ kind, title }) => (
                <Tag key={kind}>{text(title)}</Tag>
              ))}
          </Flex>
        </div>
        <Flex gap={4} className="acts">
          <ActButton type="link" size="small" whyNot={whyNot('subscriptions.set')} onClick={onEdit}>
            {t('contacts.edit')}
          </ActButton>
          <ActButton type="link" size="small" whyNot={whyNot('contacts.remove')} onClick={ask}>
            {t('contacts.remove')}
          </ActButton>
        </Flex>
      </Flex>
    </Card>
  );
}
