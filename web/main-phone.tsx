import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PhoneApp } from './phone/app.tsx';
import { keepShell } from './phone/keep-shell.ts';
import { LanguageProvider } from './text-provider.tsx';
import './phone/phone.css';

/** Entry of the app for the way under /m/: small enough for a weak signal, and kept on the phone for none at all. */
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <PhoneApp />
      </LanguageProvider>
    </StrictMode>,
  );
  keepShell();
}
