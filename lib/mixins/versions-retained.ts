import { Mixin, RemovalPolicy } from 'aws-cdk-lib';
import { CfnLayerVersion, CfnVersion } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/**
 * Keeps the versions of functions and layers that a deployment replaces: an alias goes back to the one, other accounts use the other.
 *
 * A version with a removal policy keeps it. Nothing deletes the old versions: `VersionPruner` does for functions.
 *
 * Satisfies the rules `Version.NotRetained`, `Edge.VersionNotRetained` and `LayerVersion.SharedNotRetained`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
export class VersionsRetained extends Mixin {
  /** Whether it is a version of a function or layer. */
  public override supports(construct: IConstruct): boolean {
    return isVersion(construct);
  }

  /** Retains the version. */
  public applyTo(construct: IConstruct): void {
    if (isVersion(construct) && construct.cfnOptions.deletionPolicy === undefined) {
      construct.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }
  }
}

function isVersion(construct: IConstruct): construct is CfnVersion | CfnLayerVersion {
  return CfnVersion.isCfnVersion(construct) || CfnLayerVersion.isCfnLayerVersion(construct);
}
