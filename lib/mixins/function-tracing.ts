import { Mixin } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { AddedResources } from './added-resources';
import { isTyped } from './references';

/**
 * Traces the invocations of functions with X-Ray, and lets their roles send the traces.
 *
 * A function that states its tracing keeps it. `Tracing.DISABLED` of `lambda.Function` states nothing.
 *
 * Satisfies the rule `Function.TracingOff`, and keeps `Function.TracingPermission`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
 */
export class FunctionTracing extends Mixin {
  /** Whether it is a function. */
  public override supports(construct: IConstruct): construct is CfnFunction {
    return CfnFunction.isCfnFunction(construct) && isTyped(construct);
  }

  /** Switches tracing on. */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct) && construct.tracingConfig === undefined) {
      construct.tracingConfig = { mode: Tracing.ACTIVE };
      const traces = new PolicyStatement({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] });
      AddedResources.beside(construct, 'FunctionTracing').allow(construct, traces);
    }
  }
}
