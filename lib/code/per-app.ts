import type { IConstruct } from 'constructs';

/** One object for each construct tree, made when it is first asked for and gone with the tree. */
export class PerApp<T> {
  private readonly byRoot = new WeakMap<IConstruct, T>();
  private readonly make: () => T;

  constructor(make: () => T) {
    this.make = make;
  }

  public of(scope: IConstruct): T {
    const root = scope.node.root;
    const existing = this.byRoot.get(root);
    if (existing !== undefined) {
      return existing;
    }
    const made = this.make();
    this.byRoot.set(root, made);
    return made;
  }
}
