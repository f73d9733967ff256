import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call, queries } from '../api.ts';
import { problemText } from './problem-text.ts';

interface Acting<Name extends keyof Api> {
  /** What is said when it is done. */
  readonly done?: string | ((answer: Api[Name]['answer']) => string);
  readonly onDone?: (answer: Api[Name]['answer'], input: Api[Name]['input']) => void;
  /** Whether the page shows the problem itself; it is told in passing otherwise. */
  readonly quiet?: boolean;
}

/**
 * Calls an operation that changes something: tells that it is done or why it was refused, and has
 * everything read again that the page shows.
 */
export function useAct<Name extends keyof Api>(
  name: Name,
  { done, onDone, quiet = false }: Acting<Name> = {},
) {
  const { message } = App.useApp();
  const { i18n } = useTranslation();
  return useMutation({
    mutationFn: (input: Api[Name]['input']) => call(name, input),
    onSuccess: (answer, input) => {
      const said = typeof done === 'function' ? done(answer) : done;
      if (said !== undefined) void message.success(said);
      onDone?.(answer, input);
      return queries.invalidateQueries();
    },
    onError: (error) => {
      if (!quiet) void message.error(problemText(error, i18n));
    },
  });
}
