import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

/** The page of one alert. */
export class AlertPage {
  readonly title: Locator;
  readonly temperature: Locator;
  /** What is the case, and why: the two cards of sentences. */
  readonly what: Locator;
  readonly why: Locator;
  /** Who was told, by which way, and who has taken it: list items. */
  readonly told: Locator;
  readonly takeButton: Locator;
  /** "In hand since 14:05" */
  readonly taken: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    const section = (title: string): Locator =>
      main.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    this.title = main.getByRole('heading', { level: 1 });
    this.temperature = main.locator('header .temperature');
    this.what = section(text.alertPage.what);
    this.why = section(text.alertPage.why);
    this.told = section(text.alertPage.told).getByRole('listitem');
    this.takeButton = main.getByRole('button', { name: text.alertPage.take });
    this.taken = main.getByText(text.alertPage.taken(''));
  }
}

/** The row of an alert in the list "Alerts". */
export function alertRow(page: Page, title: string): Locator {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: title });
}
