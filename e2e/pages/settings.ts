import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

const words = text.settingsPage;

/** The page Settings. */
export class Settings {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Which model runs, and on what. */
  get model(): Locator {
    return this.#page.getByRole('region', { name: words.model, exact: true });
  }

  /** Chooses what the model is computed with. */
  async computeWith(backend: keyof typeof words.backends): Promise<void> {
    await this.model
      .getByRole('group', { name: words.backendLabel })
      .getByText(words.backends[backend], { exact: true })
      .click();
  }

  runs(backend: 'webgpu' | 'wasm' | 'cpu'): Locator {
    return this.model.getByText(words.running(backend));
  }

  /** Why a backend was not taken; nothing when none was refused. */
  get refusals(): Locator {
    return this.model.getByRole('listitem');
  }

  async choose(group: 'theme' | 'unit', choice: string): Promise<void> {
    await this.#page
      .getByRole('group', { name: words[group], exact: true })
      .getByText(choice, { exact: true })
      .click();
  }
}
