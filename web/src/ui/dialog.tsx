import { Modal, type ModalProps } from 'antd';
import { useFocusBack } from './focus-back.ts';

/** A dialog in front of the page; it is there as long as it is open. */
export function Dialog(props: ModalProps) {
  useFocusBack();
  return <Modal {...props} />;
}
