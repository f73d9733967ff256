import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { callAuth, queries } from '../api.ts';
import { problemText } from './problem-text.ts';

type Fields = Readonly<Record<string, string>>;

/** Changes one's own way of signing in: as `useAct` does for operations. */
export function useOwnAct<Answer = Fields>(
  method: 'POST' | 'DELETE',
  path: string | ((fields: Fields) => string),
  { done, onDone }: { readonly done?: string; readonly onDone?: (answer: Answer) => void } = {},
) {
  const { message } = App.useApp();
  const { i18n } = useTranslation();
  return useMutation({
    mutationFn: (fields: Fields) =>
      callAuth<Answer>(
        method,
        typeof path === 'function' ? path(fields) : path,
        method === 'POST' ? fields : undefined,
      ),
    onSuccess: (answer) => {
      if (done !== undefined) void message.success(done);
      onDone?.(answer);
      return queries.invalidateQueries();
    },
    onError: (error) => void message.error(problemText(error, i18n)),
  });
}
