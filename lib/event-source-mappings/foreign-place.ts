import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { IEnvironmentAware } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** An account or a Region that is not the one it must be. */
interface ForeignPlace {
  readonly actual: string;
  readonly wanted: string;
}

/** Where a source is, as far as it is known not to be where the function is, or what stands for it. */
export function foreignPlace(scope: IConstruct, { env }: IEnvironmentAware): ForeignPlace | undefined {
  const { account, region } = Stack.of(scope);
  return [{ actual: env.account, wanted: account }, { actual: env.region, wanted: region }]
    .find(({ actual, wanted }) => Token.compareStrings(actual, wanted) === TokenComparison.DIFFERENT);
}
