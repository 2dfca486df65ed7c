import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';
import type { SimulatedFault } from '../../src/core/view.ts';
import type { Recording } from '../fixtures/recording.ts';

const words = text.practice;

/** The page Practice: simulated rooms with their faults, and recordings. */
export class Practice {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  // Simulated rooms ------------------------------------------------------------------------------------

  get simulator(): Locator {
    return this.#page.getByRole('region', { name: words.simulator });
  }

  get startButton(): Locator {
    return this.simulator.getByRole('button', { name: words.start });
  }

  get stopButton(): Locator {
    return this.simulator.getByRole('button', { name: words.stop });
  }

  speed(speed: keyof typeof words.speeds): Locator {
    return this.simulator.getByRole('radio', { name: words.speeds[speed], exact: true });
  }

  async runAt(speed: keyof typeof words.speeds): Promise<void> {
    // The radio button itself is hidden; a person taps the word on it.
    await this.simulator.getByText(words.speeds[speed], { exact: true }).click();
  }

  /** The date and time in the simulated rooms. */
  get clock(): Locator {
    return this.simulator.locator('p').filter({ hasText: words.clock }).locator('strong');
  }

  room(name: string): Locator {
    return this.simulator.getByRole('listitem').filter({ has: this.#page.getByRole('link', { name }) });
  }

  injectButton(room: string, fault: SimulatedFault): Locator {
    return this.room(room).getByRole('button', { name: words.faults[fault] });
  }

  clearButton(room: string, fault: SimulatedFault): Locator {
    return this.room(room).getByRole('button', { name: words.clear[fault] });
  }

  /** Taps "Stop and remove them" and says yes. */
  async stopAndRemove(): Promise<void> {
    await this.stopButton.click();
    await this.#page
      .getByRole('dialog', { name: words.stopTitle })
      .getByRole('button', { name: words.stop })
      .click();
  }

  // Recordings -----------------------------------------------------------------------------------------

  get recordings(): Locator {
    return this.#page.getByRole('region', { name: words.recording });
  }

  get fileInput(): Locator {
    return this.recordings.locator('input[type="file"]');
  }

  async read(recording: Recording): Promise<void> {
    await this.fileInput.setInputFiles(recording);
  }

  get progress(): Locator {
    return this.recordings.getByRole('progressbar');
  }

  get cancelButton(): Locator {
    return this.recordings.getByRole('button', { name: words.cancel });
  }

  /** What came of a recording. */
  get report(): Locator {
    return this.recordings.getByRole('status');
  }

  /** One number of the report, e.g. of "readings". */
  figure(word: 'rows' | 'readings' | 'bad' | 'rooms' | 'alerts'): Locator {
    const term = this.#page.getByRole('term').getByText(words[word], { exact: true });
    return this.report.locator('dl > div').filter({ has: term }).getByRole('definition');
  }

  /** Opens the list of the rows that were left out and returns its lines. */
  async badRows(): Promise<string[]> {
    await this.report.getByText(words.badTitle).click();
    return await this.report.locator('details li').allInnerTexts();
  }
}
