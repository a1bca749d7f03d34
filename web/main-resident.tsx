import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { residentTexts } from '../catalogue/texts/resident.ts';
import { ResidentApp } from './resident/app.tsx';
import { ReadingProvider } from './resident/reading-mode.tsx';
import { WordsProvider } from './resident/words.tsx';
import './resident/resident.css';

/**
 * Entry of the pages for residents under /r/. It stands apart from the staff app so that an old phone
 * loads React and these pages only: neither the component library nor the staff texts.
 */
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <WordsProvider texts={residentTexts}>
        <ReadingProvider>
          <ResidentApp />
        </ReadingProvider>
      </WordsProvider>
    </StrictMode>,
  );
}
