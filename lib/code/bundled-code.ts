import { relative, resolve } from 'node:path';
import { FileAssetPackaging, Lazy, Names, Stack, Stage } from 'aws-cdk-lib';
import type { CfnResource, FileAssetLocation } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { CodeConfig, ResourceBindOptions } from 'aws-cdk-lib/aws-lambda';
import {
  ASSET_RESOURCE_METADATA_ENABLED_CONTEXT,
  ASSET_RESOURCE_METADATA_IS_BUNDLED_KEY,
  ASSET_RESOURCE_METADATA_PATH_KEY,
  ASSET_RESOURCE_METADATA_PROPERTY_KEY,
  DISABLE_ASSET_STAGING_CONTEXT,
} from 'aws-cdk-lib/cx-api';
import type { Construct } from 'constructs';
import type { Bundle, BundleRequest } from './bundle-group';
import { BundlingPass } from './bundling-pass';

const ASSET_SALT_CONTEXT = '@aws-cdk/core:assetHashSalt';

/** Where a package lies: in the assembly, and once it is deployed. */
interface Placed {
  readonly path: string;
  readonly location: Pick<FileAssetLocation, 'bucketName' | 'objectKey'>;
}

/** Stands in for a package when nothing is to be bundled, as for `cdk ls`. */
const NOT_BUNDLED: Placed = { path: 'not-bundled', location: { bucketName: 'not-bundled', objectKey: 'not-bundled.zip' } };

/**
 * A deployment package that is made when its location is asked for, which is when the app is synthesized.
 *
 * By then no construct may be added any more, so the package is announced to the stack's synthesizer directly.
 */
export class BundledCode extends Code {
  public readonly isInline = false;
  private readonly owner: Construct;
  private readonly request: BundleRequest;
  private readonly check: (bundle: Bundle) => void;
  private placed: () => Placed;

  /**
   * @param owner the construct that errors and warnings of the build name
   * @param check called with the finished bundle; refuses it by throwing
   */
  constructor(owner: Construct, request: BundleRequest, check: (bundle: Bundle) => void) {
    super();
    this.owner = owner;
    this.request = request;
    this.check = check;
    this.placed = () => NOT_BUNDLED;
  }

  public bind(scope: Construct): CodeConfig {
    const stage = Stage.of(scope);
    if (stage !== undefined && Stack.of(scope).bundlingRequired) {
      const salt = String(scope.node.tryGetContext(ASSET_SALT_CONTEXT) ?? '');
      const bundle = BundlingPass.of(scope).register(this.owner, this.request, { outdir: resolve(stage.assetOutdir), salt });
      this.placed = once(() => {
        const finished = bundle();
        this.check(finished);
        return announce(scope, stage, finished);
      });
    }
    return {
      s3Location: {
        bucketName: Lazy.string({ produce: () => this.placed().location.bucketName }),
        objectKey: Lazy.string({ produce: () => this.placed().location.objectKey }),
      },
    };
  }

  public override bindToResource(resource: CfnResource, options: ResourceBindOptions = {}): void {
    if (resource.node.tryGetContext(ASSET_RESOURCE_METADATA_ENABLED_CONTEXT) && Stack.of(resource).bundlingRequired) {
      resource.addMetadata(ASSET_RESOURCE_METADATA_PATH_KEY, Lazy.string({ produce: () => this.placed().path }));
      resource.addMetadata(ASSET_RESOURCE_METADATA_IS_BUNDLED_KEY, true);
      resource.addMetadata(ASSET_RESOURCE_METADATA_PROPERTY_KEY, options.resourceProperty ?? 'Code');
    }
  }
}

/** Has the package published with the stack. */
function announce(scope: Construct, stage: Stage, bundle: Bundle): Placed {
  const path = scope.node.tryGetContext(DISABLE_ASSET_STAGING_CONTEXT) ? bundle.path : relative(resolve(stage.outdir), bundle.path);
  const location = Stack.of(scope).synthesizer.addFileAsset({
    fileName: path,
    packaging: FileAssetPackaging.ZIP_DIRECTORY,
    sourceHash: bundle.hash,
    displayName: Names.stackRelativeConstructPath(scope),
  });
  return { path, location };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
