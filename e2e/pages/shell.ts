import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

type PageName = keyof typeof text.shell.pages;

/** What stands around every page: the top line, the banners, the notices and the navigation. */
export class Shell {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes to a page by the navigation, as a person does: the address must stay in this tab. */
  async goTo(name: PageName): Promise<void> {
    await this.link(name).click();
  }

  link(name: PageName): Locator {
    // The link Alerts also says how many are open.
    return this.#page
      .getByRole('navigation', { name: text.shell.pagesLabel })
      .getByRole('link', { name: new RegExp(`^${text.shell.pages[name]}`) });
  }

  /** How Frostline reaches the person, and how many rooms it watches. */
  get status(): Locator {
    return this.#page.getByRole('group', { name: text.shell.statusLabel });
  }

  /** A sentence in a banner under the top line, e.g. that another tab runs the engine. */
  banner(words: string | RegExp): Locator {
    return this.#page.locator('.banners').getByText(words);
  }

  bannerButton(name: string): Locator {
    return this.#page.locator('.banners').getByRole('button', { name });
  }

  /** What came of an action: a fault with its remedy, or a word that it worked. */
  notice(words: string | RegExp): Locator {
    return this.#page.locator('.notices').getByText(words);
  }
}
