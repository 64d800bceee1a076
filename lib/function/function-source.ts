import type { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionCode } from '../code';
import { functionSettings } from '../private/function-settings';
import { compact } from '../private/values';
import type { AsyncFailure } from './async-failure';
import { ProductionFunction } from './production-function';
import type { ProductionFunctionOptions } from './production-function-props';

/** What a pattern wants of the function, where it may decide. */
export interface FunctionSourceBindOptions {
  /** Settings that the pattern prefers; those of the user win. */
  readonly defaults: ProductionFunctionOptions;

  /** The failure path that fits how the pattern calls the function. */
  readonly asyncFailure: AsyncFailure;
}

/** The function of a pattern, and what is known of it. */
export interface FunctionSourceConfig {
  /** The function to call. */
  readonly function: IFunction;

  /**
   * How long an invocation may run.
   *
   * @default - unknown: the function is imported, or its timeout is known at deploy time only
   */
  readonly timeout?: Duration;

  /**
   * How many environments the function is limited to.
   *
   * @default - unknown, or not reserved
   */
  readonly reservedConcurrentExecutions?: number;
}

/**
 * Where the function of a pattern comes from: defined from code with the settings that fit the pattern, or brought along.
 */
export abstract class FunctionSource {
  /** The pattern defines a `ProductionFunction`. Settings given here win over those the pattern prefers. */
  public static fromCode(code: FunctionCode, options: ProductionFunctionOptions = {}): FunctionSource {
    return new CodeSource(code, options);
  }

  /**
   * The pattern uses a function that exists: a production function, any other function, an alias, or an imported one.
   * Its settings, failure path and alarms stay as they are.
   */
  public static fromFunction(existing: IFunction): FunctionSource {
    return new ExistingSource(existing);
  }

  /** Defines the function, or says what is known of the existing one. */
  public abstract bind(scope: Construct, options: FunctionSourceBindOptions): FunctionSourceConfig;
}

class CodeSource extends FunctionSource {
  constructor(private readonly code: FunctionCode, private readonly options: ProductionFunctionOptions) {
    super();
  }

  public override bind(scope: Construct, { defaults, asyncFailure }: FunctionSourceBindOptions): FunctionSourceConfig {
    const fn = new ProductionFunction(scope, 'Function', { ...compact(defaults), ...compact(this.options), code: this.code, asyncFailure });
    return { function: fn, ...functionSettings(fn) };
  }
}

class ExistingSource extends FunctionSource {
  constructor(private readonly existing: IFunction) {
    super();
  }

  public override bind(_scope: Construct, _options: FunctionSourceBindOptions): FunctionSourceConfig {
    return { function: this.existing, ...functionSettings(this.existing) };
  }
}
