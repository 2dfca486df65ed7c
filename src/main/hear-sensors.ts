import type { LinkHears } from '../bluetooth/link-hears.ts';
import type { Fault } from '../core/fault.ts';
import type { EngineClient } from '../engine/engine-client.ts';

/**
 * What sensors say goes to the engine. A call that fails because the engine is being started again loses nothing for good: states are told again, and
 * what is missing of a log is asked for at the next connection.
 * @param report shows a fault that a person should know
 */
export function hearSensors(client: EngineClient, report: (fault: Fault) => void): LinkHears {
  const tell = (work: Promise<unknown>) => void work.catch(() => undefined);
  return {
    measured: (arrival) => client.measured(arrival),
    linked: (sensor, link) => tell(client.call('linked', sensor, link)),
    refused: ({ sensor, characteristic, hex }) =>
      tell(client.call('frameRefused', sensor, { time: Date.now(), source: characteristic, hex })),
    failed: (_, fault, characteristic) =>
      report({ ...fault, detail: `${characteristic}: ${fault.detail ?? ''}` }),
    identified: (sensor, identity) => tell(client.call('deviceTold', sensor, { identity })),
    described: (sensor, { manufacturer, model, firmware, hardware, intervalMs }) =>
      tell(
        client.call('deviceTold', sensor, {
          ...(manufacturer === undefined ? {} : { manufacturer }),
          ...(model === undefined ? {} : { model }),
          ...(firmware === undefined ? {} : { firmware }),
          ...(hardware === undefined ? {} : { hardware }),
          ...(intervalMs === undefined ? {} : { sensorIntervalMs: intervalMs }),
        }),
      ),
    vital: (sensor, time, signs) => tell(client.call('vital', sensor, time, signs)),
    logged: (sensor, batch) => tell(client.call('logged', sensor, batch)),
    logging: (sensor, download) => tell(client.call('logProgress', sensor, download)),
  };
}
