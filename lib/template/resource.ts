import type { Json, JsonObject } from './json';
import { own } from './json';
import { Reading } from './reading';
import { resolve } from './resolve';
import type { Stack } from './stack';
import type { Scope } from './value';

/** One resource of a template. */
export class Resource {
  public readonly stack: Stack;
  public readonly logicalId: string;
  public readonly type: string;
  /** Unique within the app. */
  public readonly id: string;
  /** The name of the condition without which it is not created. */
  public readonly condition?: string;
  /** Its properties. */
  public readonly properties: Reading;
  private readonly body: JsonObject;
  private readonly scope: Scope;

  constructor(stack: Stack, logicalId: string, type: string, body: JsonObject) {
    this.stack = stack;
    this.logicalId = logicalId;
    this.type = type;
    this.id = `${stack.id}#${logicalId}`;
    this.body = body;
    const condition = own(body, 'Condition');
    this.condition = typeof condition === 'string' ? condition : undefined;
    // Where the resource exists, its condition holds: Fn::If on it has one branch.
    this.scope = this.condition === undefined ? stack.scope : { stack, assumed: new Map([[this.condition, true]]), depth: 0 };
    this.properties = this.attribute('Properties');
  }

  /** Whether it may not be created. */
  public get isConditional(): boolean {
    return this.condition !== undefined && this.stack.truth(this.condition) !== true;
  }

  /** The path of the construct that made it, if the template says so. */
  public get constructPath(): string | undefined {
    return this.attribute('Metadata').at('aws:cdk:path').text();
  }

  /** What the CDK calls the folder or file of its code, as an absolute path, if it is at hand. */
  public get assetPath(): string | undefined {
    return this.stack.assetOf(this);
  }

  /** A property: `at('VpcConfig', 'SubnetIds')`. */
  public at(...keys: readonly (string | number)[]): Reading {
    return this.properties.at(...keys);
  }

  /** What stands beside the properties: `DeletionPolicy`, `UpdateReplacePolicy`, `UpdatePolicy`, `Metadata`, `DependsOn`. */
  public attribute(name: 'Properties' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'UpdatePolicy' | 'CreationPolicy' | 'Metadata' | 'DependsOn'): Reading {
    return new Reading(this, name, () => resolve(own(this.body, name), this.scope));
  }

  /** What the template says, unresolved: for what no reading can tell, such as the order of creation. */
  public source(name: string): Json | undefined {
    return own(this.body, name);
  }
}
