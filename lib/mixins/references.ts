import { DefaultTokenResolver, Reference, StringConcat, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnAlias, CfnFunction, CfnVersion } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/** Whether properties can be read and set: not those of a bare `CfnResource`, such as the helper functions of the CDK. */
export function isTyped(construct: IConstruct): boolean {
  return 'CFN_RESOURCE_TYPE_NAME' in construct.constructor;
}

/** The resources that a value refers to, whatever it is made of. */
export function referencesIn(scope: IConstruct, value: unknown): IConstruct[] {
  const resolver = new Recorder();
  Tokenization.resolve(value, { scope, resolver, preparing: true });
  return [...resolver.targets];
}

/** The function of the app that a value names, by itself or by a version or alias. */
export function functionIn(scope: IConstruct, value: unknown): CfnFunction | undefined {
  for (const target of referencesIn(scope, value)) {
    if (CfnFunction.isCfnFunction(target) && isTyped(target)) {
      return target;
    }
    if (isTyped(target) && (CfnAlias.isCfnAlias(target) || CfnVersion.isCfnVersion(target))) {
      return functionIn(target, target.functionName);
    }
  }
  return undefined;
}

/** The role of the function, if the app defines it. */
export function roleOf(fn: CfnFunction): CfnRole | undefined {
  return referencesIn(fn, fn.role).find((target) => CfnRole.isCfnRole(target));
}

class Recorder extends DefaultTokenResolver {
  public readonly targets = new Set<IConstruct>();

  constructor() {
    super(new StringConcat());
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) {
      this.targets.add(token.target);
    }
    return super.resolveToken(token, context, postProcessor);
  }
}
