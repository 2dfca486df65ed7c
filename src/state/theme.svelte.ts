import { MediaQuery } from 'svelte/reactivity';
import { Stored } from './stored.svelte.ts';

/** Light or dark: what was chosen, and what that comes to now. */
export class Theme {
  readonly choice = new Stored('frostline.theme', ['auto', 'light', 'dark']);
  #systemIsLight = new MediaQuery('(prefers-color-scheme: light)', false);

  get resolved(): 'light' | 'dark' {
    if (this.choice.current !== 'auto') return this.choice.current;
    return this.#systemIsLight.current ? 'light' : 'dark';
  }
}
