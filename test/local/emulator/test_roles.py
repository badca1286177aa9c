import json
import unittest

from emulator_under_test import ALLOW_ALL, HUB, PAYMENTS, assume, client, document, organization, refusal, role, unique, user, zipped

TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": PAYMENTS}, "Action": "sts:AssumeRole"}]})
EXEC = f"arn:aws:iam::{PAYMENTS}:role/countersign/demo/exec/"


def boundary(policy: str = ALLOW_ALL) -> str:
    return client("iam", PAYMENTS).create_policy(PolicyName=unique("boundary"), Path="/countersign/", PolicyDocument=policy)["Policy"]["Arn"]


class RolesUnderAPath(unittest.TestCase):
    def setUp(self):
        organization()

    def executor(self, within: str):
        return user(PAYMENTS, document(
            {"Effect": "Allow", "Action": ["iam:CreateRole", "iam:PutRolePolicy"], "Resource": EXEC + "*", "Condition": {"StringEquals": {"iam:PermissionsBoundary": within}}},
            {"Effect": "Allow", "Action": ["iam:DeleteRole", "iam:DeleteRolePolicy"], "Resource": EXEC + "*"}))

    def test_a_fenced_creator_creates_only_below_its_path_and_only_with_the_boundary(self):
        within = boundary()
        iam, name = client("iam", self.executor(within)), unique("grant")
        for path, more in (("/", {"PermissionsBoundary": within}), ("/countersign/demo/exec/", {}), ("/countersign/demo/exec/", {"PermissionsBoundary": boundary()})):
            self.assertEqual(refusal(iam.create_role, RoleName=name, Path=path, AssumeRolePolicyDocument=TRUST, **more)["Code"], "AccessDenied")
        iam.create_role(RoleName=name, Path="/countersign/demo/exec/", AssumeRolePolicyDocument=TRUST, PermissionsBoundary=within)
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=ALLOW_ALL)
        iam.delete_role_policy(RoleName=name, PolicyName="p")
        iam.delete_role(RoleName=name)

    def test_a_policy_is_put_only_on_roles_that_have_the_boundary(self):
        name = role(PAYMENTS, path="/countersign/demo/exec/").rpartition("/")[2]
        self.assertEqual(refusal(client("iam", self.executor(boundary())).put_role_policy, RoleName=name, PolicyName="p", PolicyDocument=ALLOW_ALL)["Code"], "AccessDenied")

    def test_the_boundary_limits_and_is_named(self):
        arn = role(PAYMENTS, PermissionsBoundary=boundary(document({"Effect": "Allow", "Action": "s3:*"})))
        refused = refusal(client("sqs", assume(PAYMENTS, arn)).create_queue, QueueName="q")
        self.assertIn("because no permissions boundary allows the sqs:CreateQueue action", refused["Message"])

    def test_a_session_policy_limits_and_is_named(self):
        session = assume(PAYMENTS, role(PAYMENTS), Policy=document({"Effect": "Allow", "Action": "s3:*"}))
        self.assertIn("because no session policy allows", refusal(client("sqs", session).create_queue, QueueName="q")["Message"])

    def test_attaching_a_policy_is_judged_by_its_arn(self):
        keys = user(PAYMENTS, document({"Effect": "Allow", "Action": "iam:AttachRolePolicy", "Condition": {"ArnEquals": {"iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess"}}}))
        name = role(PAYMENTS).rpartition("/")[2]
        client("iam", keys).attach_role_policy(RoleName=name, PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
        self.assertEqual(refusal(client("iam", keys).attach_role_policy, RoleName=name, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")["Code"], "AccessDenied")


class SourceIdentity(unittest.TestCase):
    def setUp(self):
        organization()

    def test_the_trust_policy_may_demand_it(self):
        demanded = {"Effect": "Allow", "Principal": {"AWS": PAYMENTS}, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity"], "Condition": {"StringLike": {"sts:SourceIdentity": "req-*"}}}
        arn, keys = role(PAYMENTS, trust=demanded), user(PAYMENTS)
        assume(keys, arn, SourceIdentity="req-1")
        for more in ({}, {"SourceIdentity": "other"}):
            self.assertEqual(refusal(client("sts", keys).assume_role, RoleArn=arn, RoleSessionName="s", **more)["Code"], "AccessDenied")

    def test_caller_and_trust_policy_must_both_allow_setting_it(self):
        only_assume = {"Effect": "Allow", "Principal": {"AWS": PAYMENTS}, "Action": "sts:AssumeRole"}
        caller = user(PAYMENTS, document({"Effect": "Allow", "Action": "sts:AssumeRole"}))
        for who, arn in ((caller, role(PAYMENTS)), (user(PAYMENTS), role(PAYMENTS, trust=only_assume))):
            assume(who, arn)
            refused = refusal(client("sts", who).assume_role, RoleArn=arn, RoleSessionName="s", SourceIdentity="req-1")
            self.assertEqual(refused["Code"], "AccessDenied")

    def test_a_session_hands_it_on_and_cannot_change_it(self):
        first, second = role(PAYMENTS), role(PAYMENTS, document({"Effect": "Allow", "Action": "sqs:*", "Condition": {"StringEquals": {"aws:SourceIdentity": "req-1"}}}))
        session = assume(PAYMENTS, first, SourceIdentity="req-1")
        client("sqs", assume(session, second)).create_queue(QueueName=unique("q"))
        self.assertEqual(refusal(client("sts", session).assume_role, RoleArn=second, RoleSessionName="s", SourceIdentity="req-2")["Code"], "AccessDenied")

    def test_the_answer_names_it(self):
        answer = client("sts", PAYMENTS).assume_role(RoleArn=role(PAYMENTS), RoleSessionName="s", SourceIdentity="req-1")
        self.assertEqual(answer["SourceIdentity"], "req-1")

    def test_identity_policies_of_the_caller_see_session_name_and_external_id(self):
        keys = user(HUB, document({"Effect": "Allow", "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "x"}}}))
        arn = role(HUB)
        assume(keys, arn, ExternalId="x")
        self.assertEqual(refusal(client("sts", keys).assume_role, RoleArn=arn, RoleSessionName="s")["Code"], "AccessDenied")

    def test_a_trust_policy_knows_the_caller_by_its_role_arn_with_path(self):
        broker = role(HUB, path="/countersign/demo/")
        trust = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{HUB}:root"}, "Action": "sts:AssumeRole", "Condition": {"ArnEquals": {"aws:PrincipalArn": broker}}}
        executor = role(PAYMENTS, trust=trust)
        assume(assume(HUB, broker), executor)
        self.assertEqual(refusal(client("sts", assume(HUB, role(HUB))).assume_role, RoleArn=executor, RoleSessionName="s")["Code"], "AccessDenied")


class PassRole(unittest.TestCase):
    def setUp(self):
        organization()
        self.keys = user(PAYMENTS, document({"Effect": "Allow", "Action": ["lambda:*", "ec2:*", "states:*", "iam:AddRoleToInstanceProfile"]}))
        self.role = role(PAYMENTS)

    def assertNeedsPassRole(self, call, **arguments):
        message = refusal(call, **arguments)["Message"]
        self.assertIn(f"is not authorized to perform: iam:PassRole on resource: {self.role}", message)

    def test_a_role_is_not_handed_to_a_function_without_permission(self):
        arguments = {"FunctionName": unique("f"), "Runtime": "nodejs20.x", "Role": self.role, "Handler": "index.handler", "Code": {"ZipFile": zipped("exports.handler = async () => 1")}}
        self.assertNeedsPassRole(client("lambda", self.keys).create_function, **arguments)
        passing = user(PAYMENTS, document({"Effect": "Allow", "Action": "lambda:*"}, {
            "Effect": "Allow", "Action": "iam:PassRole", "Resource": self.role, "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}}))
        client("lambda", passing).create_function(**arguments)

    def test_nor_to_an_instance_or_a_state_machine(self):
        iam, profile = client("iam", PAYMENTS), unique("profile")
        iam.create_instance_profile(InstanceProfileName=profile)
        self.assertNeedsPassRole(client("iam", self.keys).add_role_to_instance_profile, InstanceProfileName=profile, RoleName=self.role.rpartition("/")[2])
        iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=self.role.rpartition("/")[2])
        self.assertNeedsPassRole(client("ec2", self.keys).run_instances, ImageId="ami-1", MinCount=1, MaxCount=1, IamInstanceProfile={"Name": profile})
        self.assertNeedsPassRole(client("stepfunctions", self.keys).create_state_machine, name=unique("m"), definition="{}", roleArn=self.role)


class ManagedPolicies(unittest.TestCase):
    def setUp(self):
        organization()

    def test_another_version_can_be_made_the_default_one(self):
        iam = client("iam", PAYMENTS)
        arn = iam.create_policy(PolicyName=unique("policy"), PolicyDocument=document({"Effect": "Allow", "Action": "sqs:*"}))["Policy"]["Arn"]
        iam.create_policy_version(PolicyArn=arn, PolicyDocument=document({"Effect": "Allow", "Action": "sns:*"}), SetAsDefault=True)
        keys = user(PAYMENTS, document({"Effect": "Allow", "Action": "iam:SetDefaultPolicyVersion", "Resource": arn}))
        client("iam", keys).set_default_policy_version(PolicyArn=arn, VersionId="v1")
        self.assertEqual(iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"], "v1")
        versions = iam.list_policy_versions(PolicyArn=arn)["Versions"]
        self.assertEqual([v["VersionId"] for v in versions if v["IsDefaultVersion"]], ["v1"])
        self.assertEqual(refusal(client("iam", keys).set_default_policy_version, PolicyArn=arn, VersionId="v9")["Code"], "NoSuchEntity")
