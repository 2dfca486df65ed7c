import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';
import { pickSensor } from '../fixtures/chooser.ts';

const words = text.sensorsPage;

/** The list of sensors, and the way a sensor becomes a room. */
export class SensorsPage {
  readonly #page: Page;
  readonly pairButton: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.pairButton = page.getByRole('main').getByRole('button', { name: words.pair, exact: true });
    this.rows = page.getByRole('main').getByRole('article');
  }

  async open(): Promise<void> {
    await this.#page.getByRole('link', { name: text.shell.pages.sensors }).click();
  }

  row(room: string): SensorRow {
    const heading = this.#page.getByRole('heading', { name: room, exact: true });
    return new SensorRow(this.rows.filter({ has: heading }));
  }
}

/** One sensor in the list. */
export class SensorRow {
  readonly root: Locator;
  readonly reconnectButton: Locator;
  readonly chooseAgainButton: Locator;

  constructor(root: Locator) {
    this.root = root;
    this.reconnectButton = root.getByRole('button', { name: words.reconnect });
    this.chooseAgainButton = root.getByRole('button', { name: words.chooseAgain });
  }
}

/** The question "Which room is this sensor in?". */
export class AddDialog {
  readonly root: Locator;
  readonly name: Locator;
  readonly place: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: words.addTitle });
    this.name = this.root.getByLabel(words.name);
    this.place = this.root.getByLabel(words.place);
  }

  async add(): Promise<void> {
    await this.root.getByRole('button', { name: words.add }).click();
    await this.root.waitFor({ state: 'detached' });
  }

  async cancel(): Promise<void> {
    await this.root.getByRole('button', { name: text.shell.close }).click();
    await this.root.waitFor({ state: 'detached' });
  }
}

/** From the tap on `button` to a watched room: choose the sensor in the real chooser, name the room, start. */
export async function pairSensor(
  page: Page,
  button: Locator,
  { sensor, room, place = '' }: { sensor: string; room: string; place?: string },
): Promise<void> {
  await pickSensor(page, sensor, () => button.click());
  const dialog = new AddDialog(page);
  await dialog.name.fill(room);
  await dialog.place.fill(place);
  await dialog.add();
}
