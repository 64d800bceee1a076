import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import type { Construct } from 'constructs';
import { AssetCode } from './asset-code';
import type { AssetCodeOptions } from './asset-code';
import type { CodeStrategy } from './code-strategy';
import type { FunctionCodeBindOptions, FunctionCodeConfig } from './function-code-config';
import { ImageCode } from './image-code';
import type { ImageCodeOptions } from './image-code';
import { InlineCode } from './inline-code';
import type { InlineCodeOptions } from './inline-code';
import { RepositoryImageCode } from './repository-image-code';
import type { RepositoryImageCodeOptions } from './repository-image-code';
import { TypeScriptCode } from './typescript-code';
import type { TypeScriptCodeOptions } from './typescript-options';

/**
 * Where a function's code comes from, and how it becomes a deployment package.
 *
 * Relative paths start at the project: the nearest directory with a `package.json`, from the
 * working directory upwards, or the working directory itself when there is none. So the same app
 * synthesizes the same from any folder of its project.
 */
export class FunctionCode {
  /**
   * TypeScript or JavaScript, bundled by esbuild into one file.
   *
   * All entries of an app are bundled in one call, when the first template is written. The package
   * is named after the hash of its content: it changes when the content does, and only then.
   * `esbuild` must be installed by the project.
   *
   * @param entry the file that exports the handler, such as `src/orders.ts`
   */
  public static typescript(entry: string, options: TypeScriptCodeOptions = {}): FunctionCode {
    return new FunctionCode(new TypeScriptCode(entry, options));
  }

  /**
   * A directory that is the deployment package already, for any runtime.
   *
   * The handler's file must be in it at the path the handler says.
   *
   * @param directory the directory whose content becomes the root of the package
   */
  public static asset(directory: string, options: AssetCodeOptions): FunctionCode {
    return new FunctionCode(new AssetCode(directory, options));
  }

  /**
   * A few lines of Node.js (CommonJS) or Python, kept in the template itself.
   *
   * @param source the program, 4,096 bytes at most
   */
  public static inline(source: string, options: InlineCodeOptions): FunctionCode {
    return new FunctionCode(new InlineCode(source, options));
  }

  /**
   * A container image, built from a Dockerfile when the app is deployed, for the function's instruction set.
   *
   * @param directory the build context, with the Dockerfile
   */
  public static image(directory: string, options: ImageCodeOptions = {}): FunctionCode {
    return new FunctionCode(new ImageCode(directory, options));
  }

  /**
   * A container image that exists, pinned by its digest.
   *
   * Lambda resolves a tag only once, when the function is updated: tagging another image would not
   * change the function. So a tag cannot be given.
   *
   * @param repository the private repository, in the function's region
   */
  public static imageFromRepository(repository: IRepository, options: RepositoryImageCodeOptions): FunctionCode {
    return new FunctionCode(new RepositoryImageCode(repository, options));
  }

  private readonly strategy: CodeStrategy;

  private constructor(strategy: CodeStrategy) {
    this.strategy = strategy;
  }

  /**
   * Checks the code and says what a function needs to run it.
   *
   * @param scope the construct the code is for; errors and warnings name it
   */
  public bind(scope: Construct, options: FunctionCodeBindOptions = {}): FunctionCodeConfig {
    return this.strategy.bind(scope, options);
  }
}
