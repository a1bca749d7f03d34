import './modal.css';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/**
 * The browser's own dialog: it keeps the focus inside, closes with Escape and makes the rest of the page inert.
 * Mounted means open.
 */
export const Modal = ({
  label,
  className = '',
  close,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal ${className}`}
      aria-label={label}
      aria-modal="true"
      // The browser closes it on Escape and on a click beside it.
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="modal-body">{children}</div>
    </dialog>
  );
};
