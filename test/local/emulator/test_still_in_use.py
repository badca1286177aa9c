"""What something else still needs is not deleted."""
import unittest

from emulator_under_test import ALLOW_ALL, PAYMENTS, client, organization, refusal, role, unique


class StillInUse(unittest.TestCase):
    def setUp(self):
        organization()
        self.ec2, self.elb, self.rds = (client(s, PAYMENTS) for s in ("ec2", "elbv2", "rds"))
        self.vpc = self.ec2.create_vpc(CidrBlock="10.8.0.0/16")["Vpc"]["VpcId"]
        self.subnets = [self.ec2.create_subnet(VpcId=self.vpc, CidrBlock=f"10.8.{i}.0/24", AvailabilityZone=f"us-east-1{zone}")["Subnet"]["SubnetId"]
                        for i, zone in enumerate("ab")]

    def balancer(self) -> tuple[str, str, str]:
        name = unique("web")
        balancer = self.elb.create_load_balancer(Name=name, Subnets=self.subnets)["LoadBalancers"][0]["LoadBalancerArn"]
        group = self.elb.create_target_group(Name=name, Protocol="HTTP", Port=80, VpcId=self.vpc)["TargetGroups"][0]["TargetGroupArn"]
        listener = self.elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80,
                                            DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])["Listeners"][0]["ListenerArn"]
        return balancer, group, listener

    def database(self, **more) -> str:
        name = unique("orders")
        self.rds.create_db_instance(DBInstanceIdentifier=name, Engine="mysql", DBInstanceClass="db.t3.micro", AllocatedStorage=20,
                                    MasterUsername="admin", MasterUserPassword="longenough1", **more)
        return name

    def test_a_target_group_of_a_listener(self):
        balancer, group, listener = self.balancer()
        self.assertEqual(refusal(self.elb.delete_target_group, TargetGroupArn=group)["Code"], "ResourceInUse")
        self.elb.delete_listener(ListenerArn=listener)
        self.elb.delete_target_group(TargetGroupArn=group)

    def test_a_load_balancer_takes_its_listeners_along(self):
        balancer, group, listener = self.balancer()
        self.elb.delete_load_balancer(LoadBalancerArn=balancer)
        self.assertEqual(refusal(self.elb.describe_listeners, ListenerArns=[listener])["Code"], "ListenerNotFound")
        self.elb.delete_target_group(TargetGroupArn=group)

    def test_ids_of_load_balancers_are_hexadecimal(self):
        for arn in self.balancer():
            self.assertRegex(arn, r"/[0-9a-f]{16}$")

    def test_a_cluster_with_node_groups(self):
        eks, name, arn = client("eks", PAYMENTS), unique("shop"), role(PAYMENTS)
        eks.create_cluster(name=name, roleArn=arn, resourcesVpcConfig={"subnetIds": self.subnets})
        eks.create_nodegroup(clusterName=name, nodegroupName="ng", subnets=self.subnets, nodeRole=arn)
        refused = refusal(eks.delete_cluster, name=name)
        self.assertEqual((refused["Code"], refused["Message"]), ("ResourceInUseException", "Cluster has nodegroups attached"))
        eks.delete_nodegroup(clusterName=name, nodegroupName="ng")
        eks.delete_cluster(name=name)

    def test_a_security_group_of_a_running_instance(self):
        group = self.ec2.create_security_group(GroupName=unique("web"), Description="d", VpcId=self.vpc)["GroupId"]
        instance = self.ec2.run_instances(ImageId="ami-12345678", MinCount=1, MaxCount=1, SecurityGroupIds=[group],
                                          SubnetId=self.subnets[0])["Instances"][0]["InstanceId"]
        self.assertEqual(refusal(self.ec2.delete_security_group, GroupId=group)["Code"], "DependencyViolation")
        self.ec2.terminate_instances(InstanceIds=[instance])
        self.ec2.delete_security_group(GroupId=group)

    def test_a_user_with_an_inline_policy_or_a_password(self):
        iam, name = client("iam", PAYMENTS), unique("user")
        iam.create_user(UserName=name)
        iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=ALLOW_ALL)
        self.assertEqual(refusal(iam.delete_user, UserName=name)["Message"], "Cannot delete entity, must delete policies first.")
        iam.delete_user_policy(UserName=name, PolicyName="p")
        iam.create_login_profile(UserName=name, Password="Long-enough-1")
        self.assertEqual(refusal(iam.delete_user, UserName=name)["Code"], "DeleteConflict")
        iam.delete_login_profile(UserName=name)
        iam.delete_user(UserName=name)

    def test_the_groups_of_a_database(self):
        subnets, parameters = unique("subnets"), unique("parameters")
        self.rds.create_db_subnet_group(DBSubnetGroupName=subnets, DBSubnetGroupDescription="d", SubnetIds=self.subnets)
        self.rds.create_db_parameter_group(DBParameterGroupName=parameters, DBParameterGroupFamily="mysql8.0", Description="d")
        name = self.database(DBSubnetGroupName=subnets, DBParameterGroupName=parameters)
        self.assertIn(name, refusal(self.rds.delete_db_subnet_group, DBSubnetGroupName=subnets)["Message"])
        self.assertEqual(refusal(self.rds.delete_db_parameter_group, DBParameterGroupName=parameters)["Code"], "InvalidDBParameterGroupState")
        self.rds.delete_db_instance(DBInstanceIdentifier=name, SkipFinalSnapshot=True)
        self.rds.delete_db_subnet_group(DBSubnetGroupName=subnets)
        self.rds.delete_db_parameter_group(DBParameterGroupName=parameters)

    def test_a_database_is_deleted_with_a_word_about_its_final_snapshot_only(self):
        name, snapshot = self.database(), unique("final")
        self.assertEqual(refusal(self.rds.delete_db_instance, DBInstanceIdentifier=name)["Code"], "InvalidParameterCombination")
        self.rds.delete_db_instance(DBInstanceIdentifier=name, FinalDBSnapshotIdentifier=snapshot)
        self.assertEqual(self.rds.describe_db_snapshots(DBSnapshotIdentifier=snapshot)["DBSnapshots"][0]["DBInstanceIdentifier"], name)
        cluster = unique("aurora")
        self.rds.create_db_cluster(DBClusterIdentifier=cluster, Engine="aurora-mysql", MasterUsername="admin", MasterUserPassword="longenough1")
        self.assertEqual(refusal(self.rds.delete_db_cluster, DBClusterIdentifier=cluster)["Code"], "InvalidParameterCombination")
        self.rds.delete_db_cluster(DBClusterIdentifier=cluster, SkipFinalSnapshot=True)
