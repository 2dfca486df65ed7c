import type { Locator, Page } from '@playwright/test';
import { text } from '../../src/text/en.ts';

const words = text.reconnectPanel;

/** "Connect the sensors": after a start, a button for every sensor that the browser has forgotten. */
export class ReconnectPanel {
  readonly root: Locator;
  readonly buttons: Locator;
  /** "1 of 3 connected" */
  readonly count: Locator;
  /** Why a sensor may be missing in the browser's list. */
  readonly help: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('region', { name: words.title });
    this.buttons = this.root.getByRole('button', { name: words.connect });
    this.count = this.root.getByRole('status');
    this.help = this.root.getByText(text.bluetoothHelp.causes[0].remedy);
  }

  button(room: string): Locator {
    return this.buttons.filter({ hasText: room });
  }
}
