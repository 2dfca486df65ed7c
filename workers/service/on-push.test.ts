import { expect, it, vi } from 'vitest';
import { onPush } from './on-push.ts';

it.each([
  ['{"title":"Freezer 1 is too warm"}', 'Freezer 1 is too warm'],
  [undefined, 'Frostline has a message'],
])('shows a notification for %s', async (text, title) => {
  const showNotification = vi.fn(() => Promise.resolve());
  await onPush(text, { scope: 'https://site.example/', showNotification });
  expect(showNotification).toHaveBeenCalledExactlyOnceWith(title, expect.objectContaining({ lang: 'en' }));
});
