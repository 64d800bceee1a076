import { Reference, Stack, Tokenization } from 'aws-cdk-lib';
import { CfnInternetGateway, CfnRoute, CfnSubnetRouteTableAssociation, CfnVPC, CfnVPCEndpoint, CfnVPNGatewayRoutePropagation } from 'aws-cdk-lib/aws-ec2';
import type { CfnSubnet } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';

/** The resource of this app that an id refers to; undefined for a plain text and for what only the template knows. */
export function referenced(id: string | undefined): IConstruct | undefined {
  const token = Tokenization.reverse(id, { failConcat: false });
  return token !== undefined && Reference.isReference(token) ? token.target : undefined;
}

/**
 * The services that nothing in the app leads to from the subnet: no route but to an internet gateway, which is of no use
 * to interfaces without a public address, and no interface endpoint in the VPC.
 *
 * None as soon as anything may lead there that the app does not define.
 */
export function servicesOutOfReach(nodes: IConstruct[], subnet: CfnSubnet, services: string[]): string[] {
  const vpc = referenced(subnet.vpcId);
  if (vpc === undefined || !CfnVPC.isCfnVPC(vpc) || mayLeave(nodes, subnet)) {
    return [];
  }
  const endpoints = nodes.filter((node) => CfnVPCEndpoint.isCfnVPCEndpoint(node)).filter(({ vpcId }) => (referenced(vpcId) ?? vpc) === vpc);
  return services.filter((service) => !endpoints.some((endpoint) => mayServe(endpoint, service)));
}

function mayLeave(nodes: IConstruct[], subnet: CfnSubnet): boolean {
  const association = nodes
    .filter((node) => CfnSubnetRouteTableAssociation.isCfnSubnetRouteTableAssociation(node))
    .find(({ subnetId }) => referenced(subnetId) === subnet);
  const table = referenced(association?.routeTableId);
  // Without a table of its own the subnet has the main one of the VPC, whose routes are not in sight.
  return table === undefined
    || nodes.some((node) => CfnVPNGatewayRoutePropagation.isCfnVPNGatewayRoutePropagation(node))
    || nodes.some((node) => CfnRoute.isCfnRoute(node) && referenced(node.routeTableId) === table && !leadsToInternetGateway(node));
}

function leadsToInternetGateway({ gatewayId }: CfnRoute): boolean {
  const gateway = referenced(gatewayId);
  return gateway !== undefined && CfnInternetGateway.isCfnInternetGateway(gateway);
}

/** A service that is named at deploy time only may be any. */
function mayServe(endpoint: CfnVPCEndpoint, service: string): boolean {
  const name = JSON.stringify(Stack.of(endpoint).resolve(endpoint.serviceName)) ?? '';
  return name.startsWith('{"Ref"') || [`.${service}"`, `.${service}-fips"`].some((ending) => name.includes(ending));
}
