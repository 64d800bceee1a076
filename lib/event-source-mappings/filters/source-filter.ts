import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Problem } from '../../private/errors';
import { patternProblem } from './pattern-problem';

/** Which records of a source are taken: those that match at least one of its filters. */
export abstract class SourceFilter {
  /**
   * The fields of a record that hold its content. Those of another source match nothing here.
   *
   * @internal
   */
  protected abstract readonly _dataFields: string[];

  /**
   * Whether numbers can be compared.
   *
   * @internal
   */
  protected readonly _comparesNumbers: boolean = true;

  /** @param content the pattern, as text or as what becomes text */
  protected constructor(private readonly content: unknown) {
  }

  /**
   * The pattern as the mapping has it.
   *
   * @internal
   */
  public _toPattern(scope: IConstruct): string {
    return typeof this.content === 'string' ? this.content : Stack.of(scope).toJsonString(this.content);
  }

  /**
   * What the service would refuse, or what matches nothing.
   *
   * @internal
   */
  public _problem(scope: IConstruct): Problem | undefined {
    const pattern: unknown = Stack.of(scope).resolve(this._toPattern(scope));
    // A pattern with a deploy-time value in it is not text yet.
    return typeof pattern === 'string' ? patternProblem(pattern, { dataFields: this._dataFields, comparesNumbers: this._comparesNumbers }) : undefined;
  }
}
