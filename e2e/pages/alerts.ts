import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

const words = text.alertsPage;

/** The page Alerts: what is open, and what was. */
export class Alerts {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get open(): Locator {
    return this.#section(words.openTitle);
  }

  get past(): Locator {
    return this.#section(words.pastTitle);
  }

  /** The links of all alerts that are listed, or of those with these words. */
  rows(about: string | RegExp = ''): Locator {
    return this.#page.getByRole('main').locator('a[href^="#/alert/"]').filter({ hasText: about });
  }

  #section(title: string): Locator {
    const heading = this.#page.getByRole('heading', { name: title, exact: true });
    return this.#page.locator('section').filter({ has: heading }).getByRole('link');
  }
}
