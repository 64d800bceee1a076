/** How long an alarm fires after the traffic that made it fire has gone. */
const AFTERGLOW = 10 * 60_000;

/** CloudWatch, as far as CodeDeploy asks it: an alarm that is changed keeps its state, one that is made new is quiet. */
export class Alarms {
  private readonly alarms = new Map<string, { readonly watches: string; firingUntil: number }>();

  constructor(private readonly now: () => number) {
  }

  put(name: string, properties: unknown): void {
    this.alarms.set(name, { watches: JSON.stringify(properties), firingUntil: this.alarms.get(name)?.firingUntil ?? 0 });
  }

  delete(name: string): void {
    this.alarms.delete(name);
  }

  /** What happens to these alarms when a version is bad and has traffic. */
  suffer(names: readonly string[], version: string): void {
    for (const name of names) {
      const alarm = this.alarms.get(name);
      if (alarm?.watches.includes(`{"Name":"ExecutedVersion","Value":"${version}"}`)) {
        alarm.firingUntil = this.now() + AFTERGLOW;
      }
    }
  }

  /** Whether one of them fires. One that does not exist cannot be asked, which CodeDeploy takes for a failure. */
  fire(names: readonly string[]): boolean {
    return names.some((name) => !this.alarms.has(name) || this.alarms.get(name)!.firingUntil > this.now());
  }
}
