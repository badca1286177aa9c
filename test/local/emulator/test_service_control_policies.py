import time
import unittest

from emulator_under_test import (ALLOW_ALL, ANALYTICS, HUB, MANAGEMENT, PAYMENTS, assume, attached, client, document, organization,
                                 refusal, role, unique, user)

NO_TERMINATE = {"Effect": "Deny", "Action": "ec2:TerminateInstances"}


def instance(account: str) -> str:
    return client("ec2", account).run_instances(ImageId="ami-12345678", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]


class ServiceControlPolicies(unittest.TestCase):
    def setUp(self):
        self.ids = organization()

    def test_ec2_refuses_with_the_sentence_code_and_policy_arn_of_aws(self):
        one, operator = instance(PAYMENTS), user(PAYMENTS)
        with attached(self.ids["root"], NO_TERMINATE) as guard:
            refused = refusal(client("ec2", operator).terminate_instances, InstanceIds=[one])
            who = client("sts", operator).get_caller_identity()["Arn"]
        self.assertEqual((refused["Code"], refused["Status"]), ("UnauthorizedOperation", 403))
        self.assertEqual(refused["Message"], (
            f"You are not authorized to perform this operation. User: {who} is not authorized to perform: ec2:TerminateInstances on resource: "
            f"arn:aws:ec2:us-east-1:{PAYMENTS}:instance/{one} with an explicit deny in a service control policy: {guard.arn}"))
        self.assertRegex(guard.arn, rf"^arn:aws:organizations::{MANAGEMENT}:policy/o-\w+/service_control_policy/p-\w+$")

    def test_s3_quotes_the_resource(self):
        bucket = unique("bucket")
        client("s3", PAYMENTS).create_bucket(Bucket=bucket)
        with attached(self.ids["Production"], {"Effect": "Deny", "Action": "s3:DeleteBucket"}) as guard:
            refused = refusal(client("s3", user(PAYMENTS)).delete_bucket, Bucket=bucket)
        self.assertEqual((refused["Code"], refused["Status"]), ("AccessDenied", 403))
        self.assertIn(f'on resource: "arn:aws:s3:::{bucket}" with an explicit deny in a service control policy: {guard.arn}', refused["Message"])

    def test_json_and_query_services_name_the_policy_too(self):
        with attached(PAYMENTS, {"Effect": "Deny", "Action": ["rds:DeleteDBInstance", "logs:DeleteLogGroup", "dynamodb:DeleteTable"]}) as guard:
            keys = user(PAYMENTS)
            for call, arguments in ((client("rds", keys).delete_db_instance, {"DBInstanceIdentifier": "db"}),
                                    (client("logs", keys).delete_log_group, {"logGroupName": "g"}),
                                    (client("dynamodb", keys).delete_table, {"TableName": "t"})):
                self.assertIn(guard.arn, refusal(call, **arguments)["Message"])

    def test_it_is_named_even_if_the_identity_has_no_permission_either(self):
        keys = user(PAYMENTS, document({"Effect": "Allow", "Action": "s3:ListAllMyBuckets"}))
        with attached(PAYMENTS, NO_TERMINATE) as guard:
            self.assertIn(guard.arn, refusal(client("ec2", keys).terminate_instances, InstanceIds=["i-1"])["Message"])

    def test_the_one_that_denies_is_named_among_several(self):
        with attached(self.ids["root"], {"Effect": "Deny", "Action": "sns:*"}) as other, attached(PAYMENTS, NO_TERMINATE) as guard:
            message = refusal(client("ec2", user(PAYMENTS)).terminate_instances, InstanceIds=["i-1"])["Message"]
        self.assertIn(guard.arn, message)
        self.assertNotIn(other.arn, message)

    def test_member_and_hub_roots_are_bound_and_management_is_not(self):
        with attached(self.ids["root"], {"Effect": "Deny", "Action": "sqs:CreateQueue"}):
            for account in (HUB, PAYMENTS):
                self.assertIn("service control policy", refusal(client("sqs", account).create_queue, QueueName="q")["Message"])
            client("sqs", MANAGEMENT).create_queue(QueueName=unique("q"))
            client("sqs", user(MANAGEMENT)).create_queue(QueueName=unique("q"))

    def test_a_policy_binds_its_organizational_unit_only(self):
        with attached(self.ids["Sandbox"], {"Effect": "Deny", "Action": "sqs:CreateQueue"}):
            client("sqs", PAYMENTS).create_queue(QueueName=unique("q"))
            refusal(client("sqs", ANALYTICS).create_queue, QueueName="q")

    def test_without_any_allow_on_a_level_nothing_is_allowed(self):
        o = client("organizations", MANAGEMENT)
        o.detach_policy(PolicyId="p-FullAWSAccess", TargetId=self.ids["Sandbox"])
        try:
            message = refusal(client("sqs", user_of_analytics()).create_queue, QueueName="q")["Message"]
        finally:
            o.attach_policy(PolicyId="p-FullAWSAccess", TargetId=self.ids["Sandbox"])
        self.assertIn("because no service control policy allows the sqs:CreateQueue action", message)

    def test_a_service_linked_role_is_not_bound(self):
        iam = client("iam", PAYMENTS)
        arn = iam.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com")["Role"]["Arn"]
        name = arn.rpartition("/")[2]
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=ALLOW_ALL)
        iam.update_assume_role_policy(RoleName=name, PolicyDocument=trust_account(PAYMENTS))
        with attached(PAYMENTS, {"Effect": "Deny", "Action": "sqs:CreateQueue"}):
            client("sqs", assume(PAYMENTS, arn)).create_queue(QueueName=unique("q"))


_analytics: list = []


def user_of_analytics():
    if not _analytics:
        _analytics.append(user(ANALYTICS))
    return _analytics[0]


def setUpModule():
    organization()
    user_of_analytics()


def trust_account(account: str) -> str:
    import json

    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": account}, "Action": "sts:AssumeRole"}]})


class ConditionsOfServiceControlPolicies(unittest.TestCase):
    """Each condition the shipped guard and fence use, once where it denies and once where it does not."""

    def setUp(self):
        organization()

    def denies(self, condition: dict, keys, **statement) -> bool:
        statement = {"Effect": "Deny", "Action": "sqs:CreateQueue", "Condition": condition, **statement}
        with attached(PAYMENTS, statement):
            try:
                client("sqs", keys).create_queue(QueueName=unique("q"))
                return False
            except client("sqs", keys).exceptions.ClientError as error:
                self.assertIn("service control policy", str(error))
                return True

    def test_principal_arn_of_a_session_is_the_role_with_its_path(self):
        executor = assume(PAYMENTS, role(PAYMENTS, path="/countersign/demo/spoke/"))
        pattern = {"aws:PrincipalArn": ["arn:aws:iam::*:role/other/*", "arn:aws:iam::*:role/countersign/demo/spoke/*"]}
        self.assertFalse(self.denies({"ArnNotLike": pattern}, executor))
        self.assertTrue(self.denies({"ArnLike": pattern}, executor))
        self.assertTrue(self.denies({"ArnNotLike": pattern}, assume(PAYMENTS, role(PAYMENTS))))

    def test_principal_arn_of_a_user_and_of_the_root(self):
        self.assertTrue(self.denies({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}}, user(PAYMENTS)))
        self.assertTrue(self.denies({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}, PAYMENTS))
        self.assertFalse(self.denies({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}, user(PAYMENTS)))

    def test_a_wildcard_does_not_reach_over_the_colons_of_an_arn(self):
        self.assertFalse(self.denies({"ArnLike": {"aws:PrincipalArn": "arn:aws:*user/*"}}, user(PAYMENTS)))

    def test_time_windows(self):
        keys, soon, past = user(PAYMENTS), time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 600)), "2020-01-01T00:00:00Z"
        self.assertTrue(self.denies({"DateLessThan": {"aws:CurrentTime": soon}}, keys))
        self.assertFalse(self.denies({"DateLessThan": {"aws:CurrentTime": past}}, keys))
        self.assertTrue(self.denies({"DateGreaterThan": {"aws:CurrentTime": past}}, keys))

    def test_region_account_and_organization(self):
        keys = user(PAYMENTS)
        o = client("organizations", MANAGEMENT).describe_organization()["Organization"]["Id"]
        for key, value in (("aws:RequestedRegion", "us-east-1"), ("aws:ResourceAccount", PAYMENTS), ("aws:PrincipalOrgID", o)):
            self.assertTrue(self.denies({"StringEquals": {key: value}}, keys), key)
            self.assertFalse(self.denies({"StringNotEquals": {key: value}}, keys), key)

    def test_source_identity(self):
        session = assume(PAYMENTS, role(PAYMENTS), SourceIdentity="req-1")
        self.assertTrue(self.denies({"StringEquals": {"aws:SourceIdentity": "req-1"}}, session))
        self.assertFalse(self.denies({"Null": {"aws:SourceIdentity": "true"}}, session))
        self.assertTrue(self.denies({"Null": {"aws:SourceIdentity": "true"}}, assume(PAYMENTS, role(PAYMENTS))))

    def test_not_resource(self):
        keys = user(PAYMENTS)
        statement = {"Effect": "Deny", "Action": "sqs:CreateQueue", "NotResource": f"arn:aws:sqs:us-east-1:{PAYMENTS}:kept-*"}
        with attached(PAYMENTS, {**statement, "Resource": None}):
            client("sqs", keys).create_queue(QueueName=unique("kept"))
            refusal(client("sqs", keys).create_queue, QueueName=unique("other"))
