import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';
import { pickSensor } from '../fixtures/chooser.ts';

const words = text.sensor.sensorPage;

/** The page of one sensor: the device, not the room. */
export class SensorPage {
  readonly #page: Page;
  readonly identifyButton: Locator;
  readonly replaceButton: Locator;
  /** What Frostline noticed, each a list item. */
  readonly findings: Locator;
  /** What happened to it, each a list item. */
  readonly events: Locator;

  constructor(page: Page) {
    const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
    this.#page = page;
    this.identifyButton = page.getByRole('button', { name: words.identify });
    this.replaceButton = page.getByRole('button', { name: words.replace });
    this.findings = region(text.findings.findings.title).getByRole('listitem');
    this.events = region(text.sensor.events.title).getByRole('listitem');
  }

  /** From anywhere, by the list of sensors. */
  async open(room: string): Promise<void> {
    await this.#page.getByRole('link', { name: text.shell.pages.sensors }).click();
    const row = this.#page.getByRole('article').filter({ hasText: room });
    await row.getByRole('link', { name: text.sensorsPage.page }).click();
  }

  /** What stands beside a word under "About the sensor". */
  fact(which: keyof typeof words.facts): Locator {
    const term = this.#page.getByRole('term').getByText(words.facts[which], { exact: true });
    return this.#page.getByRole('main').locator('dl > div').filter({ has: term }).getByRole('definition');
  }

  /** Enters an offset, as it is typed, and who found it. */
  async calibrate(offset: string, by: string): Promise<void> {
    const { calibration } = text.sensor;
    await this.#page.getByRole('button', { name: calibration.open }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel(calibration.offset).fill(offset);
    await dialog.getByLabel(calibration.by).fill(by);
    await dialog.getByRole('button', { name: calibration.save }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Another device takes the place: picked in the real chooser, and confirmed. */
  async replaceBy(device: string): Promise<void> {
    await pickSensor(this.#page, device, () => this.replaceButton.click());
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.replaceDo }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
