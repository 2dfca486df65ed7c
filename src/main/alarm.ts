import type { Told } from '../core/alert.ts';
import type { AlertView } from '../core/view.ts';
import { browserNotifications } from '../notify/browser-notifications.ts';
import { readPermission, requestPermission, watchPermission } from '../notify/notification-permission.ts';
import { createAlertNotifier } from '../notify/show-alert.ts';
import type { Happening } from '../notify/show-alert.ts';
import { createSiren, unlockOnTouch } from '../notify/siren.ts';
import { showTestNotification } from '../notify/test-notification.ts';
import type { NotificationState, NotifyPort, SoundState } from '../state/ports.ts';
import { Cell } from './cell.ts';

const SOUND_KEY = 'frostline.sound';
const TEST_MS = 1_500;

interface AlarmWorld {
  /** Alerts that are open, not acknowledged and not of a recording. */
  untaken(): readonly AlertView[];
  isSimulated(sensor: string): boolean;
  told(told: Told): void;
}

/** Everything that reaches a person from this tablet: notification, sound and the screen itself. */
export class Alarm {
  readonly #world: AlarmWorld;
  readonly #notifier = createAlertNotifier(browserNotifications);
  readonly #siren = createSiren(() => this.#refreshSound());
  readonly #sound = new Cell<SoundState>('locked');
  readonly #notifications = new Cell<NotificationState>(notificationState());
  readonly #silenced = new Set<string>();
  readonly #dismissed = new Set<string>();
  #wanted = localStorage.getItem(SOUND_KEY) !== 'off';
  #testing = false;

  constructor(world: AlarmWorld) {
    this.#world = world;
    unlockOnTouch(this.#siren);
    void watchPermission(() => this.#permissionChanged());
    this.#refreshSound();
  }

  get port(): NotifyPort {
    return {
      notifications: this.#notifications,
      askPermission: async () => {
        await requestPermission();
        this.#permissionChanged();
      },
      showTest: () => showTestNotification(browserNotifications),
      sound: this.#sound,
      turnSoundOn: () => {
        this.#siren.unlock();
        this.#want(true);
        return Promise.resolve();
      },
      turnSoundOff: () => this.#want(false),
      silence: () => {
        for (const { alert } of this.#world.untaken()) this.#silenced.add(alert.id);
        this.follow();
      },
      playTest: async () => {
        this.#siren.unlock();
        this.#testing = true;
        this.follow();
        await new Promise((resolve) => setTimeout(resolve, TEST_MS));
        this.#testing = false;
        this.follow();
      },
    };
  }

  /** The engine told of an alert. */
  async tell(what: Happening, view: AlertView): Promise<void> {
    this.follow();
    const { id } = view.alert;
    const outcome = await this.#notifier.tell(what, view, this.#world.isSimulated(view.alert.sensor));
    if (outcome.status !== 'quiet' && what !== 'cleared')
      this.#record(id, 'notification', outcome.status === 'shown');
    if (what !== 'raised' || view.alert.recorded || view.acknowledged !== undefined) return;
    this.#record(id, 'screen', document.visibilityState === 'visible');
    if (this.#wanted) this.#record(id, 'sound', this.#siren.state === 'sounding');
  }

  /** The state of the site changed: sound while somebody should hear it, take away what was acknowledged. */
  follow(acknowledged: readonly AlertView[] = []): void {
    for (const view of acknowledged) {
      if (this.#dismissed.has(view.alert.id)) continue;
      this.#dismissed.add(view.alert.id);
      void this.#notifier.dismiss(view);
    }
    const calling = this.#world.untaken().some(({ alert }) => !this.#silenced.has(alert.id));
    if (this.#testing || (this.#wanted && calling)) this.#siren.start();
    else this.#siren.stop();
    this.#refreshSound();
  }

  #want(wanted: boolean): void {
    this.#wanted = wanted;
    localStorage.setItem(SOUND_KEY, wanted ? 'on' : 'off');
    this.follow();
  }

  #permissionChanged(): void {
    this.#notifications.set(notificationState());
    if (this.#notifications.read() !== 'on') return;
    // Whoever was not reached because the permission came late is told now.
    for (const view of this.#world.untaken()) void this.tell('updated', view);
  }

  #record(alert: string, way: Told['way'], ok: boolean): void {
    this.#world.told({ alert, at: Date.now(), way, ok });
  }

  #refreshSound(): void {
    const { state } = this.#siren;
    if (state === 'sounding') this.#sound.set('sounding');
    else if (!this.#wanted || state === 'unsupported') this.#sound.set('off');
    else this.#sound.set(state === 'locked' ? 'locked' : 'on');
  }
}

function notificationState(): NotificationState {
  const states = { granted: 'on', denied: 'blocked', default: 'ask', unsupported: 'unsupported' } as const;
  return states[readPermission()];
}
