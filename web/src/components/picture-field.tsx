import { App, Flex, Image, Typography } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** A picture as the API takes it: its name, its bytes in base64. */
export interface Picture {
  readonly name: string;
  readonly data: string;
}

const SIZE_MAX = 2_000_000;
const TYPES = 'image/png,image/jpeg,image/webp';

/** A picture of one's own files, read in the browser and shown small. */
export function PictureField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value?: Picture;
  readonly onChange?: (picture: Picture | undefined) => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const hint = useId();
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > SIZE_MAX) {
      void message.error(t('plugins.tooLarge'));
      return;
    }
    const reader = new FileReader();
    reader.onload = () => {
      const [, data = ''] = String(reader.result).split(',');
      onChange?.({ name: file.name, data });
    };
    reader.readAsDataURL(file);
  };
  return (
    <Flex vertical gap={4}>
      <input
        type="file"
        accept={TYPES}
        aria-label={label}
        aria-describedby={hint}
        onChange={({ target }) => take(target.files?.[0])}
      />
      <Typography.Text type="secondary" id={hint} style={{ fontSize: 12 }}>
        {t('plugins.pickHint')}
      </Typography.Text>
      {value === undefined ? null : (
        <Image
          src={`data:image/*;base64,${value.data}`}
          alt={value.name}
          style={{ maxHeight: 120, maxWidth: 240 }}
          preview={false}
        />
      )}
    </Flex>
  );
}
