// Sets a network up from nothing with the AWS SDK for JavaScript, moves routes, and prints what it saw as JSON.
// Judging is left to the test that started it.
import * as ec2 from '@aws-sdk/client-ec2';
import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';

const [endpoint, sessionToken] = process.argv.slice(2);
const settings = {
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY, sessionToken },
  maxAttempts: 1,
};
const client = new ec2.EC2Client(settings);
const call = (name, input = {}) => client.send(new ec2[`${name}Command`](input));

/** What a call was refused with, as the SDK's own type shows it. */
async function refusal(name, input) {
  try {
    await call(name, input);
    return { name: null };
  } catch (error) {
    return {
      name: error.name,
      message: error.message,
      status: error.$metadata?.httpStatusCode,
      requestId: error.$metadata?.requestId,
      isServiceException: error instanceof ec2.EC2ServiceException,
    };
  }
}

const seen = {};
seen.identity = (await new STSClient(settings).send(new GetCallerIdentityCommand({}))).Account;

const { Vpc: vpc } = await call('CreateVpc', { CidrBlock: '10.20.0.0/16', TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'lax & <more> ü' }] }] });
const { Subnet: production } = await call('CreateSubnet', { VpcId: vpc.VpcId, CidrBlock: '10.20.1.0/24', AvailabilityZone: 'us-east-1-lax-1a' });
const { Subnet: transit } = await call('CreateSubnet', { VpcId: vpc.VpcId, CidrBlock: '10.20.3.0/24' });
const { RouteTable: table } = await call('CreateRouteTable', { VpcId: vpc.VpcId });
const { AssociationId: association } = await call('AssociateRouteTable', { RouteTableId: table.RouteTableId, SubnetId: production.SubnetId });
const { NetworkInterface: first } = await call('CreateNetworkInterface', { SubnetId: transit.SubnetId, Description: 'appliance' });
const { NetworkInterface: second } = await call('CreateNetworkInterface', { SubnetId: transit.SubnetId, PrivateIpAddress: '10.20.3.77' });
await call('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId: first.NetworkInterfaceId, SourceDestCheck: { Value: false } });
const { Instances: [instance] } = await call('RunInstances', {
  ImageId: 'ami-0abcdef1234567890', MinCount: 1, MaxCount: 1, InstanceType: 't3.micro',
  NetworkInterfaces: [{ NetworkInterfaceId: first.NetworkInterfaceId, DeviceIndex: 0 }],
});
const { VpnGateway: gateway } = await call('CreateVpnGateway', { Type: 'ipsec.1' });
await call('AttachVpnGateway', { VpnGatewayId: gateway.VpnGatewayId, VpcId: vpc.VpcId });
await call('EnableVgwRoutePropagation', { GatewayId: gateway.VpnGatewayId, RouteTableId: table.RouteTableId });
await call('CreateTags', { Resources: [table.RouteTableId], Tags: [{ Key: 'HybridFailover', Value: 'managed' }, { Key: 'a:b/c=d', Value: '1+1*~' }] });
const { PrefixList: list } = await call('CreateManagedPrefixList', {
  PrefixListName: 'on-premises', MaxEntries: 5, AddressFamily: 'IPv4', Entries: [{ Cidr: '172.16.0.0/12', Description: 'campus' }, { Cidr: '192.168.0.0/16' }],
});
seen.vpcName = (await call('DescribeVpcs', { VpcIds: [vpc.VpcId] })).Vpcs[0].Tags;
seen.subnets = (await call('DescribeSubnets', { Filters: [{ Name: 'vpc-id', Values: [vpc.VpcId] }] })).Subnets.map((each) => `${each.CidrBlock} ${each.AvailabilityZone}`);
seen.interface = (await call('DescribeNetworkInterfaces', { NetworkInterfaceIds: [first.NetworkInterfaceId] })).NetworkInterfaces[0];
seen.instance = (await call('DescribeInstances', { InstanceIds: [instance.InstanceId] })).Reservations[0].Instances[0];
seen.instanceStatus = (await call('DescribeInstanceStatus', { InstanceIds: [instance.InstanceId] })).InstanceStatuses[0];
seen.gateway = (await call('DescribeVpnGateways', { VpnGatewayIds: [gateway.VpnGatewayId] })).VpnGateways[0].VpcAttachments;
seen.prefixList = (await call('DescribeManagedPrefixLists', { PrefixListIds: [list.PrefixListId] })).PrefixLists[0];
seen.prefixListEntries = (await call('GetManagedPrefixListEntries', { PrefixListId: list.PrefixListId })).Entries;

const route = { RouteTableId: table.RouteTableId, DestinationCidrBlock: '192.168.50.0/24' };
const rows = async () => (await call('DescribeRouteTables', { RouteTableIds: [table.RouteTableId] })).RouteTables[0].Routes;
seen.replaceBeforeCreate = await refusal('ReplaceRoute', { ...route, NetworkInterfaceId: first.NetworkInterfaceId });
seen.dryRun = await refusal('CreateRoute', { ...route, NetworkInterfaceId: first.NetworkInterfaceId, DryRun: true });
seen.created = (await call('CreateRoute', { ...route, NetworkInterfaceId: first.NetworkInterfaceId })).Return;
seen.createAgain = await refusal('CreateRoute', { ...route, NetworkInterfaceId: second.NetworkInterfaceId });
seen.afterCreate = await rows();
await call('ReplaceRoute', { ...route, NetworkInterfaceId: second.NetworkInterfaceId });
seen.afterReplace = await rows();
await call('DeleteRoute', route);
seen.afterDelete = await rows();
seen.deleteAgain = await refusal('DeleteRoute', route);
await call('CreateRoute', { RouteTableId: table.RouteTableId, DestinationPrefixListId: list.PrefixListId, NetworkInterfaceId: first.NetworkInterfaceId });
await call('CreateRoute', { RouteTableId: table.RouteTableId, DestinationIpv6CidrBlock: '2001:DB8::1/32', NetworkInterfaceId: first.NetworkInterfaceId });
seen.otherKinds = (await rows()).slice(1);
seen.local = await refusal('DeleteRoute', { RouteTableId: table.RouteTableId, DestinationCidrBlock: '10.20.0.0/16' });
seen.noTable = await refusal('CreateRoute', { ...route, RouteTableId: 'rtb-0123456789abcdef0', NetworkInterfaceId: first.NetworkInterfaceId });
seen.noInterface = await refusal('CreateRoute', { ...route, NetworkInterfaceId: 'eni-0123456789abcdef0' });
seen.malformed = await refusal('CreateRoute', { ...route, NetworkInterfaceId: 'eni-upside-down' });
seen.noTarget = await refusal('CreateRoute', route);
seen.stopped = (await call('StopInstances', { InstanceIds: [instance.InstanceId] })).StoppingInstances[0].PreviousState.Name;
seen.blackhole = (await rows()).filter((each) => each.NetworkInterfaceId === first.NetworkInterfaceId).map((each) => each.State);

for (let count = 0; count < 12; count++) await call('CreateRouteTable', { VpcId: vpc.VpcId });
seen.pages = [];
for await (const page of ec2.paginateDescribeRouteTables({ client, pageSize: 5 }, { Filters: [{ Name: 'vpc-id', Values: [vpc.VpcId] }] }))
  seen.pages.push(page.RouteTables.map((each) => each.RouteTableId));
seen.filteredByTag = (await call('DescribeRouteTables', { Filters: [{ Name: 'tag:a:b/c=d', Values: ['1+1\\*~'] }] })).RouteTables.map((each) => each.RouteTableId);
seen.filteredByWildcard = (await call('DescribeRouteTables', { Filters: [{ Name: 'tag:HybridFailover', Values: ['m?n*'] }, { Name: 'association.subnet-id', Values: [production.SubnetId] }] })).RouteTables.length;
seen.filteredAway = (await call('DescribeRouteTables', { Filters: [{ Name: 'route.state', Values: ['filtered'] }] })).RouteTables.length;
seen.badFilter = await refusal('DescribeRouteTables', { Filters: [{ Name: 'route.network-interface-id', Values: ['eni-1'] }] });
seen.dependency = await refusal('DeleteVpc', { VpcId: vpc.VpcId });

await call('TerminateInstances', { InstanceIds: [instance.InstanceId] });
for (const each of [first, second]) await call('DeleteNetworkInterface', { NetworkInterfaceId: each.NetworkInterfaceId });
await call('DisassociateRouteTable', { AssociationId: association });
for (const each of [production, transit]) await call('DeleteSubnet', { SubnetId: each.SubnetId });
for (const id of seen.pages.flat()) {
  const [found] = (await call('DescribeRouteTables', { RouteTableIds: [id] })).RouteTables;
  if (!found.Associations.some((each) => each.Main)) await call('DeleteRouteTable', { RouteTableId: id });
}
await call('DetachVpnGateway', { VpnGatewayId: gateway.VpnGatewayId, VpcId: vpc.VpcId });
await call('DeleteVpnGateway', { VpnGatewayId: gateway.VpnGatewayId });
await call('DeleteManagedPrefixList', { PrefixListId: list.PrefixListId });
await call('DeleteVpc', { VpcId: vpc.VpcId });
seen.left = (await call('DescribeRouteTables')).RouteTables.length + (await call('DescribeVpcs')).Vpcs.length;

Object.assign(seen, {
  table: table.RouteTableId, first: first.NetworkInterfaceId, second: second.NetworkInterfaceId, instanceId: instance.InstanceId,
  secondAddress: second.PrivateIpAddress, gatewayId: gateway.VpnGatewayId, vpc: vpc.VpcId, list: list.PrefixListId,
});
console.log(JSON.stringify(seen));
