import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ResidentApp } from './resident/app.tsx';
import { ReadingProvider } from './resident/reading-mode.tsx';
import { LanguageProvider } from './text-provider.tsx';
import './resident/resident.css';
import './resident/resident-forms.css';
import './resident/resident-matter.css';
import './resident/resident-guides.css';

/**
 * Entry of the pages for residents under /r/. It stands apart from the staff app so that an old phone
 * loads React and these pages only: neither the component library nor the staff texts.
 */
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <ReadingProvider>
          <ResidentApp />
        </ReadingProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}
