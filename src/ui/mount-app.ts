import { mount } from 'svelte';
import type { Edges } from '../state/ports.ts';
import type { Site } from '../state/site.svelte.ts';
import App from './App.svelte';
import './tokens.css';
import './base.css';

/** Put the whole interface into `target`. */
export function mountApp(target: HTMLElement, deps: { readonly site: Site; readonly edges: Edges }): void {
  mount(App, { target, props: deps });
}
