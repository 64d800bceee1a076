import { createRequire } from 'node:module';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { LambdaChecksProps } from './lambda-checks-props';
import type * as Validation from './validation';

/**
 * Checks the finished templates of an app for Lambda configurations that do not deploy, lose data or break under load.
 *
 * It sees what is deployed: functions of any library, escape hatches and included templates, and how functions, aliases, mappings,
 * permissions, queues and roles of all stacks hang together. What only the deployment knows, such as a parameter, is never reported.
 *
 * Synthesis fails on findings of severity `error` alone. A finding is acknowledged on the construct it is about, or on one around it,
 * as `cdk-lambda-patterns::<rule>`.
 *
 * @exampleMetadata fixture=complete
 * @example
 * import { App, Validations } from 'aws-cdk-lib';
 * import { LambdaChecks } from 'cdk-lambda-patterns';
 *
 * const app = new App();
 * Validations.of(app).addPlugins(new LambdaChecks());
 */
export class LambdaChecks implements IPolicyValidationPlugin {
  /** The name in reports, and the namespace of the rules in acknowledgements. */
  public readonly name: string = 'cdk-lambda-patterns';

  private readonly props: LambdaChecksProps;

  constructor(props: LambdaChecksProps = {}) {
    this.props = props;
  }

  /** The ids of the rules that run. */
  public get ruleIds(): string[] | undefined {
    return validation().ruleIdsOf(this.props);
  }

  /** Checks the templates. The CDK calls it at the end of synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return validation().validate(context, this.props);
  }
}

/** The rules are hundreds of files: they are loaded when something is checked, not by everybody who imports the library. */
function validation(): typeof Validation {
  return createRequire(__filename)('./validation') as typeof Validation;
}
