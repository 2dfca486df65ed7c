import type { Page, Response } from '@playwright/test';
import { expect, test } from './fixtures/frostline.ts';
import { serviceWorkerReady } from './fixtures/notifications.ts';
import { Wall } from './pages/wall.ts';

/** 'script-src' → ["'self'", …] */
function readPolicy(header: string | undefined): Map<string, string[]> {
  const directives = (header ?? '').split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]));
}

test('every answer carries the security headers', async ({ app }) => {
  const answers: Response[] = [];
  app.page.on('response', (response) => answers.push(response));
  const page = await app.open();
  await serviceWorkerReady(page);
  const kinds = new Set(answers.map((answer) => answer.request().resourceType()));
  expect([...kinds]).toEqual(expect.arrayContaining(['document', 'script', 'stylesheet']));

  for (const answer of answers) {
    const headers = answer.headers();
    const policy = readPolicy(headers['content-security-policy']);
    expect.soft(policy.get('script-src'), answer.url()).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect.soft(policy.get('default-src'), answer.url()).toEqual(["'none'"]);
    for (const directive of ['style-src', 'connect-src', 'worker-src', 'font-src', 'manifest-src'])
      expect.soft(policy.get(directive), `${directive} of ${answer.url()}`).toEqual(["'self'"]);
    for (const directive of ['frame-ancestors', 'base-uri', 'form-action'])
      expect.soft(policy.get(directive), `${directive} of ${answer.url()}`).toEqual(["'none'"]);
    expect.soft(headers, answer.url()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  }
});

test('what is injected does not run, and nothing can be sent elsewhere', async ({ app, health }) => {
  health.expectProblem(/Content Security Policy|example\.com|frame-ancestors/i);
  const page = await app.open();
  const ran = async (attempt: () => void): Promise<unknown> => {
    await page.evaluate(attempt);
    return await page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(() => resolve((globalThis as { ran?: unknown }).ran), 200);
        }),
    );
  };

  const inlineScript = await ran(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = "inline script"';
    document.body.append(script);
  });
  const handler = await ran(() => {
    const box = document.createElement('div');
    box.innerHTML = '<img src="x:" onerror="globalThis.ran = \'handler\'">';
    document.body.append(box);
  });
  // In a task of its own: what the debugger evaluates is above the policy.
  const evaluated = await ran(() => {
    setTimeout(() => {
      try {
        Object.assign(globalThis, { ran: new Function('return "eval"')() as unknown });
      } catch (refused) {
        console.error(String(refused));
      }
    });
  });
  expect([inlineScript, handler, evaluated]).toEqual([undefined, undefined, undefined]);

  const sent = await page.evaluate(() =>
    fetch('https://example.com/', { mode: 'no-cors' }).then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(sent).toBe('refused');

  const host = await app.context.newPage();
  const refusal = host.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await host.setContent(`<iframe src="${page.url()}"></iframe>`);
  await refusal;
});

test('a session on every page loads nothing from elsewhere and has no inline script', async ({ app }) => {
  const page = await app.open();
  await expectNoInlineCode(page);
  await page.getByRole('button', { name: 'Try with simulated rooms' }).click();
  const { cards } = new Wall(page);
  await expect(cards).toHaveCount(3);
  await expectNoInlineCode(page);
  await cards.first().getByRole('heading').getByRole('link').click();
  await expect(page.locator('canvas').first()).toBeVisible();
  await expectNoInlineCode(page);
  for (const name of ['Alerts', 'Sensors', 'Practice', 'Settings', 'Wall']) {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expectNoInlineCode(page);
  }
  await page.goto('/#/alert/unknown');
  await expect(page.getByRole('main')).toContainText('This alert is no longer there.');
  const html = await (await page.request.get('/')).text();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=|javascript:/i);
  // Third-party requests and violations of the policy are in the hands of the fixture `health`.
});

async function expectNoInlineCode(page: Page): Promise<void> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const handlers = [...element.attributes].filter(
        ({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value),
      );
      const isInline = element.tagName === 'SCRIPT' && !element.hasAttribute('src');
      return isInline || handlers.length > 0 ? [element.outerHTML.slice(0, 200)] : [];
    }),
  );
  expect(found).toEqual([]);
}
