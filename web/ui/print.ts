/** Prints a PDF of our own server from a hidden frame; where the browser cannot, it opens in a new tab. */
export const printDocument = (url: string): void => {
  document.getElementById('print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.id = 'print-frame';
  frame.hidden = true;
  frame.src = url;
  frame.addEventListener('load', () => {
    const view = frame.contentWindow;
    if (view === null || !navigator.pdfViewerEnabled) window.open(url, '_blank', 'noopener');
    else view.print();
  });
  document.body.append(frame);
};
