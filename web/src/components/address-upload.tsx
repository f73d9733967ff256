import { App, Flex, Typography, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';

type Range = Api['address-ranges.set']['input']['ranges'][number];

/** A call has room for so much. */
const BYTES_MAX = 900_000;
const HEAD = /^range,place$/i;

/** Replaces the table of which address is where, from a CSV file. */
export function AddressUpload({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const confirm = useConfirm();
  const forbidden = useWhyNot()('address-ranges.set');
  const save = useAct('address-ranges.set', {
    done: ({ ranges, charged }) => t('sources.rangesSaved', { ranges, charged }),
  });
  const take = async (file: File) => {
    if (file.size > BYTES_MAX) return message.error(t('sources.rangesLarge'));
    const ranges = rangesOf(await file.text());
    if (typeof ranges === 'number') return message.error(t('sources.rangesBad', { line: ranges }));
    return confirm({
      title: t('sources.rangesUpload'),
      content: t('sources.rangesEffect', { count: ranges.length, before: count }),
      ok: t('sources.rangesUpload'),
      onOk: () => save.mutateAsync({ ranges }),
    });
  };
  const button = (
    <ActButton whyNot={forbidden} loading={save.isPending}>
      {t('sources.rangesUpload')}
    </ActButton>
  );
  return (
    <Flex gap={8} align="center" wrap>
      {forbidden === null ? (
        <Upload
          accept=".csv,text/csv"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          {button}
        </Upload>
      ) : (
        button
      )}
      <Typography.Text type="secondary">{t('sources.rangeCount', { count })}</Typography.Text>
    </Flex>
  );
}

/** The ranges of a file; the number of the first line that is none. */
function rangesOf(text: string): Range[] | number {
  const ranges: Range[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || HEAD.test(line.trim())) continue;
    const [range = '', place = '', more] = line.split(',').map((cell) => cell.trim());
    if (range === '' || place === '' || more !== undefined) return index + 1;
    ranges.push({ range, place });
  }
  return ranges;
}
