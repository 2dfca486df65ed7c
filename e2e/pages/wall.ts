import { expect, type Locator, type Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

/** The wall: a card per room, or the first run while there is no room. */
export class Wall {
  readonly #page: Page;
  /** On the first run: opens the browser's chooser. */
  readonly pairButton: Locator;
  readonly cards: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.pairButton = page.getByRole('main').getByRole('button', { name: text.firstRun.pair });
    this.cards = page.getByRole('list', { name: text.wall.rooms }).getByRole('article');
  }

  async open(): Promise<void> {
    await this.#page.getByRole('link', { name: text.shell.name, exact: true }).click();
  }

  card(room: string): RoomCard {
    const heading = this.#page.getByRole('heading', { name: room, exact: true });
    return new RoomCard(this.cards.filter({ has: heading }));
  }

  /** "Watching 1 of 1 room" */
  get watching(): Locator {
    return this.#page.getByRole('group', { name: text.shell.statusLabel });
  }

  /** Banners above the page, such as "Bluetooth is switched off". */
  get banners(): Locator {
    return this.#page.locator('.banners');
  }

  /** The messages at the edge of the screen: faults and good news. */
  get notices(): Locator {
    return this.#page.getByRole('status').locator('.notice');
  }
}

/** One room on the wall. */
export class RoomCard {
  readonly root: Locator;
  /** The big figure with its unit, or a dash that says "No value". */
  readonly temperature: Locator;
  /** "Normal", "Too warm for 3 min" … */
  readonly state: Locator;
  readonly reconnectButton: Locator;
  readonly chooseAgainButton: Locator;

  constructor(root: Locator) {
    this.root = root;
    this.temperature = root.locator('.temperature');
    this.state = root.locator('.pill');
    this.reconnectButton = root.getByRole('button', { name: text.wall.reconnect });
    this.chooseAgainButton = root.getByRole('button', { name: text.wall.chooseAgain });
  }

  /** Opens the room's page. */
  async open(): Promise<void> {
    await this.root.getByRole('heading').getByRole('link').click();
  }

  /** Waits until the card's state stands on red. */
  async expectRed(): Promise<void> {
    await expect.poll(() => this.#redness()).toBeGreaterThan(80);
  }

  async expectNotRed(): Promise<void> {
    await expect.poll(() => this.#redness()).toBeLessThan(40);
  }

  /** How far red stands out of the other two in the ground of the state's pill, −255..255. */
  async #redness(): Promise<number> {
    const ground = await this.state.evaluate((pill) => getComputedStyle(pill).backgroundColor);
    const [red = 0, green = 0, blue = 0] = (ground.match(/[\d.]+/g) ?? []).map(Number);
    return red - Math.max(green, blue);
  }
}
