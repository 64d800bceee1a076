import { Network } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachCustomResource } from './custom-resources';

export const customResourceVpcNoEgress: Rule = {
  id: 'CustomResource.VpcNoEgress',
  severity: 'warning',
  statement: 'The function of a custom resource is in subnets from which it cannot reach S3, where it must put its answer.',
  fix: 'Add a route to a NAT gateway, or an S3 endpoint, or take the function out of the VPC.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html',
  check: (app, options) => {
    const network = new Network(app);
    return onEachCustomResource((custom, fn) => {
      const subnets = fn.at('VpcConfig', 'SubnetIds').items()?.map((item) => network.subnetOf(item)) ?? [];
      return subnets.length > 0 && subnets.every((subnet) => subnet !== undefined && network.isSealed(subnet))
        ? finding(custom.at('ServiceToken'), `ServiceToken must be a function that reaches S3, got ${fn.logicalId} in subnets without a way out: add a NAT gateway or an S3 endpoint, or remove its VpcConfig`)
        : undefined;
    })(app, options);
  },
};
