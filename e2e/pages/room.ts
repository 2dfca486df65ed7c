import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

/** The page of one room. */
export class RoomPage {
  readonly #page: Page;
  readonly name: Locator;
  readonly temperature: Locator;
  readonly state: Locator;
  /** Place, device, cadence, battery, humidity: one line. */
  readonly facts: Locator;
  /** "What Frostline sees": limits, model, reading, gap, link, battery, each a list item. */
  readonly seen: Locator;
  readonly alerts: Locator;
  readonly reconnectButton: Locator;
  readonly chooseAgainButton: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    const section = (title: string): Locator =>
      main.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    const header = main.locator('header');
    this.#page = page;
    this.name = main.getByRole('heading', { level: 1 });
    this.temperature = header.locator('.temperature');
    this.state = header.locator('.pill');
    this.facts = header.locator('.muted');
    this.seen = section(text.room.seenTitle).getByRole('listitem');
    this.alerts = section(text.room.alertsTitle).getByRole('listitem');
    this.reconnectButton = main.getByRole('button', { name: text.wall.reconnect });
    this.chooseAgainButton = main.getByRole('button', { name: text.wall.chooseAgain });
  }

  /** Which span the chart and its figures show. */
  async showSpan(span: keyof typeof text.room.ranges): Promise<void> {
    await this.#page.getByText(text.room.ranges[span], { exact: true }).click();
  }

  /** One figure below the chart: `lowest`, `highest` … */
  figure(which: keyof typeof text.room.stats): Locator {
    const word = this.#page.getByRole('term').getByText(text.room.stats[which], { exact: true });
    return this.#page.getByRole('main').locator('dl > div').filter({ has: word }).getByRole('definition');
  }

  /** Changes one or more rules, as they are typed, and saves them. */
  async setRules(rules: Partial<Record<keyof typeof text.rules.fields, string>>): Promise<void> {
    await this.#page.getByRole('button', { name: text.room.settings, exact: true }).click();
    const dialog = this.#page.getByRole('dialog', { name: text.rules.title });
    for (const [field, value] of Object.entries(rules)) {
      const { label } = text.rules.fields[field as keyof typeof text.rules.fields];
      await dialog.getByLabel(label).fill(value);
    }
    await dialog.getByRole('button', { name: text.rules.save }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
