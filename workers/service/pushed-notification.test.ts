import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPush } from './pushed-notification.ts';

const scope = 'https://site.example/frost/';
const read = (message: unknown) => readPush(JSON.stringify(message), scope);

describe('a pushed message', () => {
  it('becomes a notification that opens the alert it names', () => {
    const { title, details } = read({
      title: 'Freezer 1 is too warm',
      body: '−17.4 °C',
      tag: 's1/bounds',
      alert: 'a/1',
      timestamp: 1_762_178_700_000,
    });
    expect(title).toBe('Freezer 1 is too warm');
    expect(details).toEqual({
      body: '−17.4 °C',
      tag: 's1/bounds',
      lang: 'en',
      icon: 'https://site.example/frost/icons/icon-192.png',
      badge: 'https://site.example/frost/icons/badge-96.png',
      renotify: true,
      silent: false,
      requireInteraction: true,
      timestamp: 1_762_178_700_000,
      actions: [{ action: 'open', title: 'Open' }],
      navigate: 'https://site.example/frost/#/alert/a%2F1',
      data: { hash: '#/alert/a%2F1' },
    });
  });

  it('may have the shape of declarative web push', () => {
    const { title, details } = read({
      web_push: 8030,
      notification: {
        title: 'Too warm',
        body: 'Hall',
        navigate: 'https://site.example/frost/#/alert/7',
        silent: true,
      },
    });
    expect(title).toBe('Too warm');
    expect(details).toMatchObject({
      body: 'Hall',
      data: { hash: '#/alert/7' },
      silent: true,
      renotify: false,
    });
  });

  it('cannot be acknowledged here: its alert lives on another device', () => {
    const { details } = read({ title: 'Too warm', alert: 'a1' });
    expect(details.data).toEqual({ hash: '#/alert/a1' });
    expect(details.actions).toEqual([{ action: 'open', title: 'Open' }]);
  });

  it.each([
    'https://evil.example/#/alert/1',
    'https://site.example/other/#/alert/1',
    'javascript:alert(1)',
    'https://site.example/frost/page.html',
    '//',
    7,
  ])('does not lead outside the application: %s', (url) => {
    expect(read({ title: 'x', url }).details.data.hash).toBe('#/alerts');
  });

  it('takes an address relative to the application', () => {
    expect(read({ title: 'x', url: './#/sensors' }).details.data.hash).toBe('#/sensors');
  });

  it('keeps markup as text and cuts what is too long', () => {
    const { title, details } = read({ title: '<b>x</b>', body: 'é'.repeat(5000) });
    expect(title).toBe('<b>x</b>');
    expect(Array.from(details.body)).toHaveLength(600);
  });

  it.each([
    undefined,
    '',
    'hello',
    '{',
    'null',
    '[]',
    '7',
    '{}',
    '{"title":""}',
    '{"title":5}',
    '{"web_push":8030}',
  ])('that cannot be read still says that something came: %s', (text) => {
    const { title, details } = readPush(text, scope);
    expect(title).toBe('Frostline has a message');
    expect(details).toMatchObject({ tag: 'unreadable', data: { hash: '#/alerts' } });
  });

  it('never fails, and never asks for a renewed notification without a tag', () => {
    const message = fc.record(
      {
        title: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        body: fc.jsonValue(),
        tag: fc.oneof(fc.string(), fc.jsonValue()),
        alert: fc.oneof(fc.constant('\ud800'), fc.string({ unit: 'binary' }), fc.jsonValue()),
        url: fc.oneof(fc.webUrl(), fc.string(), fc.jsonValue()),
        timestamp: fc.oneof(fc.double(), fc.jsonValue()),
        silent: fc.jsonValue(),
        renotify: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          message.map((m) => JSON.stringify(m)),
        ),
        (text) => {
          const { title, details } = readPush(text, scope);
          expect(title).not.toBe('');
          expect(details.tag).not.toBe('');
          expect(details.navigate.startsWith(scope)).toBe(true);
        },
      ),
    );
  });
});
