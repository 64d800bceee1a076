import type { App } from './app';
import { group } from './grouped';
import { keyOfParts } from './key';
import type { Reading } from './reading';
import type { Resource } from './resource';
import type { Part } from './value';
import { isReference } from './value';

/** The property that holds the name, the attribute that yields it, and what precedes it in an ARN. */
const NAMED = new Map<string, { readonly property: string; readonly attribute: string; readonly arn: RegExp }>([
  ['AWS::SQS::Queue', { property: 'QueueName', attribute: 'QueueName', arn: /^arn:[^:]*:sqs:[^:]*:[^:]*:/ }],
  ['AWS::SNS::Topic', { property: 'TopicName', attribute: 'TopicName', arn: /^arn:[^:]*:sns:[^:]*:[^:]*:/ }],
  ['AWS::S3::Bucket', { property: 'BucketName', attribute: 'Ref', arn: /^arn:[^:]*:s3:::/ }],
  ['AWS::DynamoDB::Table', { property: 'TableName', attribute: 'Ref', arn: /^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\// }],
  ['AWS::Kinesis::Stream', { property: 'Name', attribute: 'Ref', arn: /^arn:[^:]*:kinesis:[^:]*:[^:]*:stream\// }],
  ['AWS::Logs::LogGroup', { property: 'LogGroupName', attribute: 'Ref', arn: /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:/ }],
  ['AWS::IAM::Role', { property: 'RoleName', attribute: 'Ref', arn: /^arn:[^:]*:iam::[^:]*:role\// }],
  ['AWS::Events::EventBus', { property: 'Name', attribute: 'Ref', arn: /^arn:[^:]*:events:[^:]*:[^:]*:event-bus\// }],
]);

/** Finds the resource that a value names. */
export class PhysicalNames {
  private readonly app: App;
  private byName?: ReadonlyMap<string, ReadonlyMap<string, readonly Resource[]>>;

  constructor(app: App) {
    this.app = app;
  }

  public resourceOf(reading: Reading): Resource | undefined {
    if (reading.values.length === 1) {
      return this.ofParts(reading.parts(), reading.resource);
    }
    const [first, ...others] = reading.alternatives.map((alternative) => this.ofParts(alternative.parts(), reading.resource));
    return others.every((other) => other === first) ? first : undefined;
  }

  private ofParts(parts: readonly Part[] | undefined, from: Resource): Resource | undefined {
    if (parts === undefined) {
      return undefined;
    }
    const [only] = parts;
    if (parts.length === 1 && isReference(only)) {
      return only.resource;
    }
    return this.byArn(parts, from) ?? this.named(parts, from);
  }

  /** What stands behind service and kind in an ARN: a literal name, a reference to it, or the same intrinsic as that of the resource. */
  private byArn(parts: readonly Part[], from: Resource): Resource | undefined {
    // One character for each piece that is not known: a place in the text is a place in the parts.
    const text = parts.map((part) => (typeof part === 'string' ? part : '?')).join('');
    const kind = [...NAMED].find(([, { arn }]) => arn.test(text));
    if (kind === undefined) {
      return undefined;
    }
    const [type, { arn, attribute }] = kind;
    const name = behind(parts, arn.exec(text)?.[0].length ?? 0);
    const [first] = name;
    const found = name.length === 1 && first !== undefined && isReference(first)
      ? first.resource.type === type && first.attribute === attribute ? first.resource : undefined
      : onlyOne(this.namedBy(name)?.get(type), from);
    return found !== undefined && mayBeOf(text, found) ? found : undefined;
  }

  /** A name says nothing of its type: it must be that of one resource only. */
  private named(parts: readonly Part[], from: Resource): Resource | undefined {
    const found = [...this.namedBy(parts)?.values() ?? []].flatMap((candidates) => onlyOne(candidates, from) ?? []);
    return found.length === 1 ? found[0] : undefined;
  }

  /** The resources with a name, by their type. */
  private namedBy(name: readonly Part[]): ReadonlyMap<string, readonly Resource[]> | undefined {
    this.byName ??= this.index();
    return this.byName.get(keyOfParts(name));
  }

  private index(): ReadonlyMap<string, ReadonlyMap<string, readonly Resource[]>> {
    const byName = new Map<string, Map<string, Resource[]>>();
    for (const [type, { property }] of NAMED) {
      for (const resource of this.app.ofType(type)) {
        const name = resource.at(property);
        if (!name.isAbsent) {
          const byType = byName.get(name.key) ?? new Map<string, Resource[]>();
          group(byType, type, resource);
          byName.set(name.key, byType);
        }
      }
    }
    return byName;
  }
}

/** The one of the candidates that is in the same account and Region. */
function onlyOne(candidates: readonly Resource[] | undefined, from: Resource): Resource | undefined {
  const [first, ...others] = candidates?.filter(({ stack }) => stack.sharesEnvironment(from.stack)) ?? [];
  return others.length === 0 ? first : undefined;
}

/** The parts from a place in their text on, without the `:*` that log groups have. */
function behind(parts: readonly Part[], place: number): readonly Part[] {
  let skip = place;
  return parts.flatMap((part, index) => {
    const size = typeof part === 'string' ? part.length : 1;
    const skipped = Math.min(skip, size);
    skip -= skipped;
    const rest = typeof part === 'string' ? part.slice(skipped) : part;
    const piece = typeof rest === 'string' && index === parts.length - 1 ? rest.replace(/:\*$/, '') : rest;
    return skipped === size || piece === '' ? [] : [piece];
  });
}

/** Whether Region and account of an ARN, as far as both are known, are those of the resource. */
function mayBeOf(arn: string, { stack }: Resource): boolean {
  const [,,, region = '', account = ''] = arn.split(':');
  const differ = (said: string, known: string | undefined): boolean => said !== '' && !said.includes('?') && known !== undefined && said !== known;
  return !differ(region, stack.region) && !differ(account, stack.account);
}
