import type { App } from './app';
import { group } from './grouped';
import type { Json } from './json';
import { isObject, own } from './json';
import type { Reading } from './reading';
import type { Resource } from './resource';

/** The Availability Zone of a subnet: by name, or by its place among those of the Region. Only zones of one kind can be compared. */
export interface Zone {
  readonly kind: 'name' | 'position';
  readonly zone: string;
}

/** How the VPCs, subnets, route tables and security groups of an app hang together. */
export class Network {
  private readonly app: App;
  private readonly groups = new Map<string, Grouped>();
  private touched?: ReadonlySet<Resource>;

  constructor(app: App) {
    this.app = app;
  }

  /** The subnet of the app that a value is. */
  public subnetOf(reading: Reading): Resource | undefined {
    return ofType(this.app.resourceOf(reading), 'AWS::EC2::Subnet');
  }

  /** The VPC of the app, or the literal id of one, that a subnet or security group is in. */
  public vpcOf(reading: Reading): Resource | string | undefined {
    const { resource, attribute } = reading.reference() ?? {};
    switch (resource?.type) {
      case 'AWS::EC2::VPC': return attribute === 'DefaultSecurityGroup' ? resource : undefined;
      case 'AWS::EC2::Subnet': return this.vpcNamedBy(resource.at('VpcId'));
      // A group can be lent to other VPCs.
      case 'AWS::EC2::SecurityGroup': return this.lent(resource) ? undefined : this.vpcNamedBy(resource.at('VpcId'));
      default: return undefined;
    }
  }

  /** The VPC that a `VpcId` names, as `vpcOf()`. */
  public vpcNamedBy(reading: Reading): Resource | string | undefined {
    const { resource, attribute } = reading.reference() ?? {};
    const outer = attribute === 'VpcId' && resource?.type !== 'AWS::EC2::VPC' ? resource?.at('VpcId').reference() : { resource, attribute };
    return ofType(outer?.resource, 'AWS::EC2::VPC') ?? literalId(reading);
  }

  /** The Availability Zone of a subnet, if it is a name or an element of `Fn::GetAZs`. */
  public zoneOf(subnet: Resource): Zone | undefined {
    const at = subnet.at('AvailabilityZone');
    const name = at.text();
    if (name !== undefined) {
      return { kind: 'name', zone: name };
    }
    const [value, ...others] = at.values;
    const position = value?.kind === 'unknown' && others.length === 0 ? positionIn(value.raw) : undefined;
    return position === undefined ? undefined : { kind: 'position', zone: position };
  }

  /** Whether a subnet certainly sends what is for the internet to an internet gateway. */
  public isPublic(subnet: Resource): boolean {
    const exists = (resource: Resource): boolean => !resource.isConditional || this.app.coexist(subnet, resource);
    return this.grouped('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId').of(subnet).filter(exists).some((association) => {
      const table = this.app.resourceOf(association.at('RouteTableId'));
      return table !== undefined && this.grouped('AWS::EC2::Route', 'RouteTableId').of(table).some((route) => exists(route)
        && route.at('DestinationCidrBlock').is('0.0.0.0/0') && leadsToInternet(route.at('GatewayId')));
    });
  }

  /** Whether a subnet certainly has no route out of its VPC, nor the VPC an endpoint. */
  public isSealed(subnet: Resource): boolean {
    const [associations, routes] = [this.grouped('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId'), this.grouped('AWS::EC2::Route', 'RouteTableId')];
    const vpc = this.vpcNamedBy(subnet.at('VpcId'));
    const tables = associations.of(subnet).map((association) => this.app.resourceOf(association.at('RouteTableId')));
    return this.app.isComplete && associations.areKnown && routes.areKnown && typeof vpc === 'object'
      && tables.every((table) => table !== undefined && routes.of(table).length === 0)
      && this.app.ofType('AWS::EC2::VPCEndpoint').every((endpoint) => {
        const other = this.vpcNamedBy(endpoint.at('VpcId'));
        return typeof other === 'object' && other !== vpc;
      });
  }

  /** Whether a subnet certainly has no range of IPv6 addresses. */
  public lacksIpv6(subnet: Resource): boolean {
    const blocks = this.grouped('AWS::EC2::SubnetCidrBlock', 'SubnetId');
    return this.app.isComplete && blocks.areKnown && blocks.of(subnet).length === 0
      && ['Ipv6CidrBlock', 'Ipv6CidrBlocks', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'Ipv6Native'].every((name) => subnet.at(name).isAbsent)
      && !this.isTouchedByOthers(subnet);
  }

  /** Whether a security group may let in TCP traffic for a port, from wherever; what is unknown counts. */
  public mayAdmit(securityGroup: Resource, port: number): boolean {
    const ingress = this.grouped('AWS::EC2::SecurityGroupIngress', 'GroupId');
    const inline = securityGroup.at('SecurityGroupIngress').listed() ?? [undefined];
    const rules = [...inline, ...ingress.of(securityGroup).map(({ properties }) => properties)];
    return !this.app.isComplete || !ingress.areKnown || this.isTouchedByOthers(securityGroup)
      || rules.some((rule) => rule === undefined || rule.alternatives.some((alternative) => mayCover(alternative, port)));
  }

  private lent(securityGroup: Resource): boolean {
    const loans = this.grouped('AWS::EC2::SecurityGroupVpcAssociation', 'GroupId');
    return !loans.areKnown || loans.of(securityGroup).length > 0;
  }

  /** A custom resource may do anything with what it is told of. */
  private isTouchedByOthers(resource: Resource): boolean {
    this.touched ??= new Set(this.app.resources.filter((other) => isForeign(other) && this.app.nestedIn(other) === undefined)
      .flatMap(({ properties }) => properties.references().map((reference) => reference.resource)));
    return this.touched.has(resource);
  }

  private grouped(type: string, property: string): Grouped {
    let found = this.groups.get(type);
    if (found === undefined) {
      found = this.groupedBy(this.app.ofType(type).map((member) => member.at(property)));
      this.groups.set(type, found);
    }
    return found;
  }

  private groupedBy(names: readonly Reading[]): Grouped {
    const members = new Map<Resource, Resource[]>();
    let areKnown = true;
    for (const name of names) {
      const named = this.app.resourceOf(name);
      if (named !== undefined) {
        group(members, named, name.resource);
      }
      // A literal id is that of something else; a custom resource can yield the id of anything.
      areKnown &&= named === undefined ? name.text() !== undefined : !isForeign(named);
    }
    return { areKnown, of: (resource) => members.get(resource) ?? [] };
  }
}

/** The resources of one type by the one they belong to. */
interface Grouped {
  /** Whether it is known of all where they belong to. */
  readonly areKnown: boolean;
  readonly of: (resource: Resource) => readonly Resource[];
}

function ofType(resource: Resource | undefined, type: string): Resource | undefined {
  return resource?.type === type ? resource : undefined;
}

function isForeign({ type }: Resource): boolean {
  return !type.startsWith('AWS::') || type.startsWith('AWS::CloudFormation::');
}

function literalId(reading: Reading): string | undefined {
  const id = reading.text();
  return id?.startsWith('vpc-') === true ? id : undefined;
}

/** The place of a zone among those of the stack's own Region. */
function positionIn(raw: Json): string | undefined {
  const select = isObject(raw) ? own(raw, 'Fn::Select') : undefined;
  const [position, list] = Array.isArray(select) ? select : [];
  const region = isObject(list) ? own(list, 'Fn::GetAZs') : undefined;
  const isOwn = region === '' || (isObject(region) && own(region, 'Ref') === 'AWS::Region');
  return isOwn && (typeof position === 'number' || typeof position === 'string') && /^\d+$/.test(String(position)) ? `${position} of Fn::GetAZs` : undefined;
}

function leadsToInternet(gateway: Reading): boolean {
  return gateway.reference()?.resource.type === 'AWS::EC2::InternetGateway' || gateway.startsWith('igw-');
}

const TCP = ['tcp', '6'];
const NOT_TCP = ['udp', '17', 'icmp', '1', 'icmpv6', '58'];

function mayCover(rule: Reading, port: number): boolean {
  const protocol = rule.at('IpProtocol').text()?.toLowerCase() ?? '';
  const [from, to] = [rule.at('FromPort').number(), rule.at('ToPort').number()];
  const isOutside = (from !== undefined && from > port) || (to !== undefined && to >= 0 && to < port);
  return !rule.isAbsent && !NOT_TCP.includes(protocol) && !(TCP.includes(protocol) && isOutside);
}
