import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

/** What a person sees who has no rooms yet. */
export class FirstRun {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get title(): Locator {
    return this.#page.getByRole('heading', { name: text.firstRun.title });
  }

  get simulateButton(): Locator {
    return this.#page.getByRole('button', { name: text.firstRun.simulate });
  }
}
