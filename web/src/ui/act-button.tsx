import { Button, type ButtonProps, Tooltip } from 'antd';

interface ActButtonProps extends Omit<ButtonProps, 'disabled'> {
  /** Why it cannot be pressed now; null: it can. */
  readonly whyNot?: string | null | undefined;
}

/** A button that says why it cannot be pressed, also to those who come by keyboard. */
export function ActButton({ whyNot = null, onClick, href, ...props }: ActButtonProps) {
  if (whyNot === null) {
    return <Button {...props} {...(href === undefined ? { onClick } : { href, onClick })} />;
  }
  const { htmlType: _, ...shown } = props;
  return (
    <Tooltip title={whyNot}>
      <Button
        {...shown}
        htmlType="button"
        className="unavailable"
        aria-disabled="true"
        aria-description={whyNot}
      />
    </Tooltip>
  );
}
