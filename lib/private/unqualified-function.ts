import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** The function behind an alias or a version, for the metrics that exist for whole functions; any other function itself. */
export function unqualifiedFunction(fn: IFunction): IFunction {
  const { lambda = fn } = fn as IFunction & { readonly lambda?: IFunction };
  return lambda;
}
