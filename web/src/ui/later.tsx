import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/** A component that is loaded when it is first shown: dialogs, and what few people open. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): (props: Props) => ReactNode {
  const Loaded = lazy(async () => ({ default: await load() }));
  return function Later(props: Props) {
    return (
      <Suspense fallback={fallback}>
        {/* The library's type of a lazy component's properties is narrower than what it takes. */}
        <Loaded {...(props as React.ComponentProps<typeof Loaded>)} />
      </Suspense>
    );
  };
}
