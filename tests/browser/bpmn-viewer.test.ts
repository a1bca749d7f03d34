import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processDefinitions } from '../../catalogue/processes/index.ts';
import { processPhrases } from '../../catalogue/texts/process-phrases.ts';
import { bpmnOf } from '../../modules/casework/domain/bpmn.ts';
import { launchChromium } from './chromium.ts';

const VIEWER = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

/** The viewer as its script leaves it on the page. */
interface ViewerPage {
  readonly BpmnJS: new (options: {
    readonly container: string;
  }) => {
    importXML(xml: string): Promise<{ readonly warnings: readonly unknown[] }>;
  };
}

describe('a BPMN viewer', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  it('given every process, opens it without a warning and draws all its steps', async () => {
    const page = await browser.newPage();
    await page.setContent('<div id="canvas" style="height:800px"></div>');
    await page.addScriptTag({ path: VIEWER });
    for (const definition of processDefinitions) {
      const xml = bpmnOf(definition, processPhrases, 'zh');
      const opened = await page.evaluate(async (source) => {
        const container = document.querySelector('#canvas');
        container?.replaceChildren();
        const { BpmnJS } = globalThis as unknown as ViewerPage;
        const { warnings } = await new BpmnJS({ container: '#canvas' }).importXML(source);
        const drawn = [...document.querySelectorAll('[data-element-id]')];
        return { warnings: warnings.map(String), drawn: drawn.map((each) => each.getAttribute('data-element-id')) };
      }, xml);
      expect(opened.warnings).toEqual([]);
      const steps = Object.keys(definition.steps).map((step) => `Step_${step}`);
      const lanes = Object.values(definition.steps).map(({ responsible }) => `Lane_${responsible}`);
      expect(opened.drawn).toEqual(expect.arrayContaining(['Pool', 'Start', ...steps, ...lanes]));
    }
    await page.close();
  });
});
