import { expect, test } from './fixtures/frostline.ts';
import { notifications, serviceWorkerReady } from './fixtures/notifications.ts';
import { deliverPush } from './fixtures/push.ts';
import { Wall } from './pages/wall.ts';

const UNREADABLE = 'Frostline has a message';

test('a pushed alert is shown with its words, and a tap leads to it', async ({ app, desktop }) => {
  const page = await app.open();
  await serviceWorkerReady(page);

  await test.step('title, body and tag are the sender’s; nothing can be acknowledged here', async () => {
    await deliverPush(
      page,
      JSON.stringify({
        title: 'Cold store 7 is too warm',
        body: '−12.3 °C <b>now</b>, limit −18 °C',
        tag: 'elsewhere/7',
        url: '/#/settings',
      }),
    );
    await expect.poll(() => desktop.shown).toHaveLength(1);
    const [shown] = await notifications(page);
    expect(shown).toMatchObject({
      title: 'Cold store 7 is too warm',
      body: '−12.3 °C <b>now</b>, limit −18 °C',
      tag: 'elsewhere/7',
      requireInteraction: true,
      actions: [{ action: 'open', title: 'Open' }],
    });
  });

  await test.step('a tap opens the page it names', async () => {
    desktop.tap('Cold store 7 is too warm');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
    expect(app.context.pages()).toHaveLength(1);
    await expect.poll(() => desktop.shown).toEqual([]);
  });

  await test.step('an address outside the app leads to the list of alerts', async () => {
    await deliverPush(page, JSON.stringify({ title: 'Elsewhere', url: 'https://example.com/#/settings' }));
    await expect.poll(() => desktop.shown.map(({ title }) => title)).toEqual(['Elsewhere']);
    desktop.tap('Elsewhere', 'Open');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alerts');
  });
});

test('a push that cannot be read still shows that there was something', async ({ app, desktop }) => {
  const page = await app.open();
  await serviceWorkerReady(page);
  for (const data of ['\u0000{not json', '', '{"body":"no title"}', '[1,2,3]', '"text"', 'null']) {
    await test.step(`the message ${JSON.stringify(data)}`, async () => {
      await deliverPush(page, data);
      await expect.poll(() => desktop.shown.map(({ title }) => title)).toEqual([UNREADABLE]);
      expect(desktop.shown[0]?.body).toContain('Open Frostline and look at your rooms');
      desktop.dismiss(UNREADABLE);
      await expect.poll(async () => await notifications(page)).toEqual([]);
    });
  }
});

test('a push is shown while no page is open, and its tap opens the app', async ({ app, desktop }) => {
  const page = await app.open();
  await serviceWorkerReady(page);
  await deliverPush(page, JSON.stringify({ title: 'Cold store 7 is too warm', url: '/#/sensors' }));
  await expect.poll(() => desktop.shown).toHaveLength(1);
  await app.context.newPage();
  await page.close();
  const opened = app.context.waitForEvent('page');
  desktop.tap('Cold store 7 is too warm');
  await expect((await opened).getByRole('heading', { level: 1 })).toHaveText('Sensors');
});

test('a push service that cannot be reached is a message with a remedy', async ({ app }) => {
  const page = await app.open();
  await serviceWorkerReady(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  const subscribe = page.getByRole('button', { name: 'Subscribe', exact: true });
  await subscribe.click();
  await expect(new Wall(page).notices).toContainText(
    'The push service could not be reached. Check the network',
    {
      timeout: 30_000,
    },
  );
  await expect(subscribe).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Unsubscribe' })).toBeHidden();
});
