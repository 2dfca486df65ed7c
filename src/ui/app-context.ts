import { createContext } from 'svelte';
import type { App } from '../state/app.svelte.ts';

/** What all components share, set once by `App.svelte`. */
export const [getApp, setApp] = createContext<App>();
