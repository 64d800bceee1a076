import type { App } from './app';
import { group } from './grouped';
import type { Reading } from './reading';
import type { Resource } from './resource';

/** The file systems of an app, and who mounts them. */
export class FileSystems {
  private readonly app: App;
  private targets?: { readonly byFileSystem: ReadonlyMap<Resource, readonly Resource[]>; readonly areKnown: boolean };

  constructor(app: App) {
    this.app = app;
  }

  /** The file systems of the app that a function certainly mounts, through access points of the app. */
  public mountedBy(fn: Resource): readonly Resource[] {
    const points = (fn.at('FileSystemConfigs').items() ?? []).flatMap((config) => accessPointOf(config.at('Arn')) ?? []);
    return [...new Set(points.flatMap((point) => this.fileSystemOf(point) ?? []))];
  }

  /** The mount targets of a file system; not all of them if a transform or an unknown id can add some. */
  public mountTargetsOf(fileSystem: Resource): { readonly list: readonly Resource[]; readonly isComplete: boolean } {
    this.targets ??= this.index();
    return { list: this.targets.byFileSystem.get(fileSystem) ?? [], isComplete: this.app.isComplete && this.targets.areKnown };
  }

  private fileSystemOf(member: Resource): Resource | undefined {
    const named = this.app.resourceOf(member.at('FileSystemId'));
    return named?.type === 'AWS::EFS::FileSystem' ? named : undefined;
  }

  private index(): NonNullable<FileSystems['targets']> {
    const byFileSystem = new Map<Resource, Resource[]>();
    let areKnown = true;
    for (const target of this.app.ofType('AWS::EFS::MountTarget')) {
      const fileSystem = this.fileSystemOf(target);
      if (fileSystem !== undefined) {
        group(byFileSystem, fileSystem, target);
      }
      // A literal id is that of another file system.
      areKnown &&= fileSystem !== undefined || target.at('FileSystemId').text() !== undefined;
    }
    return { byFileSystem, areKnown };
  }
}

/** The access point whose ARN is given, be it as an attribute or put together around its id. */
function accessPointOf(arn: Reading): Resource | undefined {
  const points = new Set(arn.references().map(({ resource }) => resource).filter(({ type }) => type === 'AWS::EFS::AccessPoint'));
  const [point] = points;
  return arn.alternatives.length === 1 && points.size === 1 ? point : undefined;
}
