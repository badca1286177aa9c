import { createBucketWithPolicy, readableBy } from '../../../local/organization/seeds/bucket';
import { createCluster, createNodeGroup } from '../../../local/organization/seeds/cluster';
import { aws } from '../../../local/organization/seeds/member-root';
import { createSecurityGroup, createVolume } from '../../../local/organization/seeds/server-parts';
import { deletion, type Operation } from './operation';

const EMPTY_RULE = { groups: {}, ipv6Ranges: {}, prefixListIds: {} };
const BLOCK = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false };
const inBucket = (name: string, more: object) => ({
  bucketName: name,
  Host: `${name}.s3.us-east-1.amazonaws.com`,
  ...more,
});

/** Operations of services that log what was asked for. */
export const LOGGED: readonly Operation[] = [
  {
    action: 'ec2:DeleteVolume',
    async prepare({ root }, name) {
      const volume = await createVolume(root, name);
      const logged = { reportVolumeFailure: false, volumeId: volume.id };
      return deletion(volume, ['ec2', 'delete-volume', '--volume-id', volume.id], logged);
    },
  },
  {
    action: 'ec2:DeleteSecurityGroup',
    async prepare({ root, network }, name) {
      const group = await createSecurityGroup(root, network, name);
      return deletion(group, ['ec2', 'delete-security-group', '--group-id', group.id], { groupId: group.id });
    },
  },
  {
    action: 'ec2:RevokeSecurityGroupIngress',
    async prepare({ root, network }, name) {
      const group = await createSecurityGroup(root, network, name);
      const rule = ['--protocol', 'tcp', '--port', '443', '--cidr', '10.20.0.0/16'];
      const ports = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };
      const item = { ...ports, ipRanges: { items: [{ cidrIp: '10.20.0.0/16' }] }, ...EMPTY_RULE };
      return {
        seed: group,
        command: ['ec2', 'revoke-security-group-ingress', '--group-id', group.id, ...rule],
        logged: { groupId: group.id, ipPermissions: { items: [item] } },
        done: async () => !(await group.hasRule()),
      };
    },
  },
  {
    action: 's3:DeleteBucketPolicy',
    async prepare({ root }, name) {
      const bucket = await createBucketWithPolicy(root, name);
      return {
        seed: bucket,
        command: ['s3api', 'delete-bucket-policy', '--bucket', name],
        logged: inBucket(name, { policy: '' }),
        done: async () => (await bucket.policy()) === null,
      };
    },
  },
  {
    action: 's3:PutBucketPolicy',
    async prepare({ root, other }, name) {
      const bucket = await createBucketWithPolicy(root, name);
      const policy = readableBy(other, name);
      return {
        seed: bucket,
        command: ['s3api', 'put-bucket-policy', '--bucket', name, '--policy', policy],
        logged: inBucket(name, { policy: '', bucketPolicy: JSON.parse(policy) }),
        done: async () => (await bucket.policy())?.includes(other) === true,
      };
    },
  },
  {
    action: 's3:PutBucketPublicAccessBlock',
    async prepare({ root }, name) {
      const bucket = await createBucketWithPolicy(root, name);
      const asked = ['--public-access-block-configuration', JSON.stringify(BLOCK)];
      const configuration = { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', ...BLOCK };
      return {
        seed: bucket,
        command: ['s3api', 'put-public-access-block', '--bucket', name, ...asked],
        logged: inBucket(name, { publicAccessBlock: '', PublicAccessBlockConfiguration: configuration }),
        // A new bucket blocks all four.
        async done() {
          const found = await aws<{ PublicAccessBlockConfiguration: typeof BLOCK }>(
            root,
            ...['s3api', 'get-public-access-block', '--bucket', name],
          );
          return !found.PublicAccessBlockConfiguration.BlockPublicPolicy;
        },
      };
    },
  },
  {
    action: 'eks:DeleteCluster',
    async prepare({ root, network }, name) {
      const cluster = await createCluster(root, network, name);
      return deletion(cluster, ['eks', 'delete-cluster', '--name', name], { name });
    },
  },
  {
    action: 'eks:DeleteNodegroup',
    async prepare({ root, network, cluster }, name) {
      const group = await createNodeGroup(root, network, cluster, name);
      const command = ['eks', 'delete-nodegroup', '--cluster-name', cluster, '--nodegroup-name', name];
      return deletion(group, command, { name: cluster, nodegroupName: name });
    },
  },
];
