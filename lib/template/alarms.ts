import type { App } from './app';
import type { Reading } from './reading';
import type { Resource } from './resource';

/** What alarms watch, by metric: found once for an app, as several rules ask. */
const WATCHED = new WeakMap<App, ReadonlyMap<string, Watched>>();

/** What the alarms of an app watch, as far as it is known. */
export class Alarms {
  private readonly app: App;
  private readonly watched: ReadonlyMap<string, Watched>;

  constructor(app: App) {
    this.app = app;
    this.watched = WATCHED.get(app) ?? this.search();
    WATCHED.set(app, this.watched);
  }

  /** Whether an alarm, of this app or another, may watch the metric of the resource; what is unknown counts. */
  public mayWatch(metric: string, resource: Resource): boolean {
    return !this.app.isComplete || [metric, ''].some((name) => {
      const entry = this.watched.get(name);
      return entry !== undefined && (entry.isOpen || entry.resources.has(resource));
    });
  }

  private search(): ReadonlyMap<string, Watched> {
    const watched = new Map<string, Watched>();
    for (const alarm of this.app.ofType('AWS::CloudWatch::Alarm')) {
      for (const metric of metricsOf(alarm)) {
        const name = metric?.at('MetricName').text() ?? '';
        const entry = watched.get(name) ?? { resources: new Set<Resource>(), isOpen: false };
        this.add(entry, metric?.at('Dimensions'));
        watched.set(name, entry);
      }
    }
    return watched;
  }

  private add(entry: Watched, dimensions: Reading | undefined): void {
    const values = dimensions?.items()?.map((dimension) => dimension.at('Value'));
    if (values === undefined) {
      entry.isOpen = true;
    }
    for (const value of values ?? []) {
      const referred = value.references().map(({ resource }) => resource);
      const named = referred.length > 0 ? undefined : this.app.resourceOf(value) ?? this.app.fnOf(value)?.function;
      [...referred, ...named === undefined ? [] : [named]].forEach((resource) => entry.resources.add(resource));
      // A literal that is no name of the app is that of something else.
      entry.isOpen ||= named === undefined && referred.length === 0 && value.text() === undefined;
    }
  }
}

interface Watched {
  readonly resources: Set<Resource>;
  /** Whether what it watches is not known. */
  isOpen: boolean;
}

/** The alarm itself, or each metric of its list; undefined for one that is not known, as a search finds its metrics at run time. */
function metricsOf(alarm: Resource): readonly (Reading | undefined)[] {
  const list = alarm.at('Metrics');
  if (list.isAbsent) {
    return [alarm.properties];
  }
  return list.items()?.flatMap((item) => {
    const metric = item.at('MetricStat', 'Metric');
    const isMath = item.at('Expression').textThat((text) => !/\b(SEARCH|SELECT)\b/i.test(text)) !== undefined;
    return isMath ? [] : [metric.isAbsent ? undefined : metric];
  }) ?? [undefined];
}
