import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { inLanguage } from '../text/language.ts';
import type { Column } from '../ui/list-columns.ts';
import { Rows } from '../ui/rows.tsx';
import { useAct } from '../ui/use-act.ts';
import { CatalogUpload } from './catalog-upload.tsx';

type Checked = Api['catalogs.check']['answer'];
type Fault = Checked['faults'][number];
type Change = Checked['changes'][number];

/** Checks a catalogue file, shows what would be different by it, and uploads it. */
export function CatalogCheck() {
  const { t } = useTranslation();
  const check = useAct('catalogs.check');
  const [text, setText] = useState('');
  const read = async (file: File) => {
    const chosen = await file.text();
    setText(chosen);
    check.mutate({ text: chosen });
  };
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{t('catalogs.checkHint')}</Typography.Text>
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={(file) => {
          void read(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={check.isPending}>
          {t('catalogs.choose')}
        </Button>
      </Upload>
      {check.data === undefined ? null : (
        <>
          <Outcome checked={check.data} />
          <CatalogUpload checked={check.data} text={text} onDone={() => check.reset()} />
        </>
      )}
    </Flex>
  );
}

function Outcome({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation();
  const { faults, catalog, comparedWith, changes } = checked;
  const faultColumns = useFaultColumns();
  const changeColumns = useChangeColumns();
  const compared = t('catalogs.compared', { id: comparedWith ?? '' });
  return (
    <>
      {faults.length === 0 ? (
        <Alert
          type="success"
          showIcon
          title={t('catalogs.right', { id: catalog?.id ?? '' })}
          role="status"
        />
      ) : (
        <>
          <Alert type="error" showIcon title={t('catalogs.wrong', { count: faults.length })} />
          <Rows
            label={t('catalogs.fault')}
            columns={faultColumns}
            rows={faults}
            rowKey={({ path, code }) => `${path} ${code}`}
            empty={null}
          />
        </>
      )}
      {comparedWith === null ? null : (
        <>
          <Typography.Text strong>{compared}</Typography.Text>
          <Rows
            label={compared}
            columns={changeColumns}
            rows={changes}
            rowKey={({ what, id }) => `${what} ${id}`}
            empty={<Typography.Text>{t('catalogs.same')}</Typography.Text>}
          />
        </>
      )}
    </>
  );
}

function useFaultColumns(): readonly Column<Fault>[] {
  const { t, i18n } = useTranslation();
  return [
    { key: 'path', title: t('catalogs.path'), cell: ({ path }) => path || '-' },
    { key: 'fault', title: t('catalogs.fault'), cell: (fault) => inLanguage(i18n.language, fault) },
  ];
}

function useChangeColumns(): readonly Column<Change>[] {
  const { t } = useTranslation();
  const side = (which: 'before' | 'after') => (change: Change) => (
    <ul className="plain">
      {change.fields.map((field) => (
        <li key={field.field}>
          {field.field}: <Typography.Text code>{field[which] ?? '-'}</Typography.Text>
        </li>
      ))}
    </ul>
  );
  return [
    {
      key: 'what',
      title: t('catalogs.what'),
      cell: ({ what, id, change }) => (
        <>
          {t(`catalogs.change.${change}`)} {t(`catalogs.what.${what}`)} {id}
        </>
      ),
    },
    { key: 'before', title: t('catalogs.before'), cell: side('before') },
    { key: 'after', title: t('catalogs.after'), cell: side('after') },
  ];
}
