import { expect, test } from './fixtures/frostline.ts';
import { addFreezerProbe } from './fixtures/freezer-probe.ts';
import { pairSensor } from './pages/sensors.ts';
import { Wall } from './pages/wall.ts';

for (const operation of ['read', 'discover'] as const) {
  test(`a link that is lost during "${operation}" is made anew, whole`, async ({ app, air }) => {
    const probe = addFreezerProbe(air);
    const page = await app.open();
    const wall = new Wall(page);
    const card = wall.card('Freezer 1');
    await pairSensor(page, wall.pairButton, { sensor: 'Probe 1', room: 'Freezer 1' });
    await expect(card.temperature).toHaveText('−18.8 °C');

    const count = (): number => probe.operations.seen.filter((seen) => seen.startsWith(operation)).length;
    const before = count();
    probe.operations.neverAnswer(operation);
    probe.dropLink();
    await expect.poll(count).toBe(before + 1);
    probe.dropLink();
    probe.operations.answerAgain(operation);

    await expect.poll(() => probe.isSubscribed('2A6E')).toBe(true);
    probe.setTemperature(-21.25);
    await expect(card.temperature).toHaveText('−21.3 °C');
    await expect(card.reconnectButton).toBeHidden();
    expect(probe.operations.mostAtOnce).toBe(1);
  });
}
