"""The resource of a call, as the refusal writes it."""
import json
import unittest
from pathlib import Path

from emulator_under_test import PAYMENTS, attached, client, document, organization, refusal, role, unique, user

CASES = json.loads((Path(__file__).parent / "resource_arns.json").read_text())
DENY_ALL = {"Effect": "Deny", "Action": ["ec2:*", "eks:*", "elasticloadbalancing:*", "rds:*", "s3:*", "iam:*"]}


class Resources(unittest.TestCase):
    def setUp(self):
        organization()

    def test_a_refusal_names_the_resource_that_aws_asks_about(self):
        keys = user(PAYMENTS)
        with attached(PAYMENTS, DENY_ALL) as guard:
            for service, cases in CASES.items():
                for operation, arguments, written in cases:
                    with self.subTest(f"{service} {operation}"):
                        message = refusal(getattr(client(service, keys), operation), **arguments)["Message"]
                        self.assertIn(f" on resource: {written} with an explicit deny in a service control policy: {guard.arn}", message)

    def test_a_call_without_a_resource_names_none(self):
        keys = user(PAYMENTS)
        with attached(PAYMENTS, DENY_ALL) as guard:
            message = refusal(client("ec2", keys).describe_instances)["Message"]
        self.assertTrue(message.endswith(f"is not authorized to perform: ec2:DescribeInstances with an explicit deny in a service control policy: {guard.arn}"), message)

    def test_every_resource_of_an_ec2_call_is_authorised(self):
        ec2, arn = client("ec2", PAYMENTS), f"arn:aws:ec2:us-east-1:{PAYMENTS}:"
        vpc, gateway = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"], ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(VpcId=vpc, InternetGatewayId=gateway)
        both = [f"{arn}vpc/{vpc}", f"{arn}internet-gateway/{gateway}"]
        for allowed in both:
            keys = user(PAYMENTS, document({"Effect": "Allow", "Action": "ec2:DetachInternetGateway", "Resource": allowed}))
            other = next(a for a in both if a != allowed)
            self.assertIn(other, refusal(client("ec2", keys).detach_internet_gateway, VpcId=vpc, InternetGatewayId=gateway)["Message"])
        keys = user(PAYMENTS, document({"Effect": "Allow", "Action": "ec2:DetachInternetGateway", "Resource": both}))
        client("ec2", keys).detach_internet_gateway(VpcId=vpc, InternetGatewayId=gateway)

    def test_a_security_group_can_be_named_by_its_name(self):
        name = unique("web")
        group = client("ec2", PAYMENTS).create_security_group(GroupName=name, Description="d")["GroupId"]
        refused = refusal(client("ec2", user(PAYMENTS, document({"Effect": "Allow", "Action": "none:None"}))).delete_security_group, GroupName=name)
        self.assertIn(f"security-group/{group} because", refused["Message"])


class InsideClusters(unittest.TestCase):
    """What is inside a cluster ends in a UUID, which only a look at it tells."""

    def setUp(self):
        organization()
        self.cluster, self.eks, self.role = unique("shop"), client("eks", PAYMENTS), role(PAYMENTS)
        self.eks.create_cluster(name=self.cluster, roleArn=self.role, resourcesVpcConfig={})

    def may_only(self, action: str, arn: str):
        return client("eks", user(PAYMENTS, document({"Effect": "Allow", "Action": action, "Resource": arn})))

    def test_a_node_group(self):
        arns = [self.eks.create_nodegroup(clusterName=self.cluster, nodegroupName=name, subnets=[], nodeRole=self.role)["nodegroup"]["nodegroupArn"]
                for name in ("one", "two")]
        self.assertRegex(arns[0], rf":nodegroup/{self.cluster}/one/[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$")
        eks = self.may_only("eks:DeleteNodegroup", arns[0])
        self.assertIn(arns[1], refusal(eks.delete_nodegroup, clusterName=self.cluster, nodegroupName="two")["Message"])
        eks.delete_nodegroup(clusterName=self.cluster, nodegroupName="one")
        self.assertEqual(self.eks.list_nodegroups(clusterName=self.cluster)["nodegroups"], ["two"])

    def test_an_addon(self):
        arn = self.eks.create_addon(clusterName=self.cluster, addonName="vpc-cni")["addon"]["addonArn"]
        self.may_only("eks:DeleteAddon", arn).delete_addon(clusterName=self.cluster, addonName="vpc-cni")

    def test_an_access_entry_carries_its_principal(self):
        arn = self.eks.create_access_entry(clusterName=self.cluster, principalArn=self.role)["accessEntry"]["accessEntryArn"]
        self.assertIn(f":access-entry/{self.cluster}/role/{PAYMENTS}/{self.role.rpartition('/')[2]}/", arn)
        self.may_only("eks:DeleteAccessEntry", arn).delete_access_entry(clusterName=self.cluster, principalArn=self.role)
