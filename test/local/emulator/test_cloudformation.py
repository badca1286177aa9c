import json
import time
import unittest

from emulator_under_test import (ALLOW_ALL, ANALYTICS, HUB, MANAGEMENT, PAYMENTS, assume, attached, client, document, organization,
                                 refusal, role, route, settled, stack, unique, user)

TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": PAYMENTS}, "Action": "sts:AssumeRole"}]}


def template(**resources: dict) -> dict:
    return {"Resources": resources}


def role_resource(name: str, path: str = "/", **properties) -> dict:
    return {"Type": "AWS::IAM::Role", "Properties": {"RoleName": name, "Path": path, "AssumeRolePolicyDocument": TRUST, **properties}}


class CloudFormationAuthorization(unittest.TestCase):
    def setUp(self):
        organization()

    def test_a_caller_without_create_role_creates_none_through_a_stack(self):
        keys = user(PAYMENTS, document({"Effect": "Allow", "Action": "cloudformation:*"}))
        done = stack(keys, template(R=role_resource("sneaked", "/countersign/demo/exec/")))
        self.assertEqual(done["status"], "ROLLBACK_COMPLETE")
        self.assertIn(f"is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::{PAYMENTS}:role/countersign/demo/exec/sneaked because no identity-based", done["reason"])
        self.assertEqual(refusal(client("iam", PAYMENTS).get_role, RoleName="sneaked")["Code"], "NoSuchEntity")

    def test_the_fence_holds_in_stacks_of_administrators_and_roots(self):
        fence = {"Effect": "Deny", "Action": ["iam:CreateRole", "iam:PutRolePolicy"], "Resource": "arn:aws:iam::*:role/countersign/demo/exec/*",
                 "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/countersign/demo/spoke/executor"}}}
        with attached(PAYMENTS, fence) as guard:
            for who in (user(PAYMENTS), PAYMENTS):
                done = stack(who, template(R=role_resource(unique("grant"), "/countersign/demo/exec/")))
                self.assertEqual(done["status"], "ROLLBACK_COMPLETE")
                self.assertIn(guard.arn, done["reason"])

    def test_an_inline_policy_on_a_fenced_role_is_refused(self):
        name = role(PAYMENTS, path="/countersign/demo/exec/").rpartition("/")[2]
        policy = {"Type": "AWS::IAM::Policy", "Properties": {"PolicyName": "more", "Roles": [name], "PolicyDocument": json.loads(ALLOW_ALL)}}
        with attached(PAYMENTS, {"Effect": "Deny", "Action": "iam:PutRolePolicy", "Resource": "arn:aws:iam::*:role/countersign/demo/exec/*"}):
            self.assertEqual(stack(user(PAYMENTS), template(P=policy))["status"], "ROLLBACK_COMPLETE")

    def test_updates_and_deletes_are_authorised_too(self):
        name, admin = unique("role"), user(PAYMENTS)
        made = stack(admin, template(R=role_resource(name)))
        weak = client("cloudformation", user(PAYMENTS, document({"Effect": "Allow", "Action": "cloudformation:*"})))
        changed = role_resource(name, Policies=[{"PolicyName": "p", "PolicyDocument": json.loads(ALLOW_ALL)}])
        weak.update_stack(StackName=made["name"], TemplateBody=json.dumps(template(R=changed)), Capabilities=["CAPABILITY_NAMED_IAM"])
        self.assertEqual(settled(weak, made["name"])["status"], "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(client("iam", PAYMENTS).list_role_policies(RoleName=name)["PolicyNames"], [])
        weak.delete_stack(StackName=made["name"])
        self.assertEqual(settled(weak, made["name"])["status"], "DELETE_FAILED")
        client("iam", PAYMENTS).get_role(RoleName=name)

    def test_a_service_role_acts_in_place_of_the_caller_and_is_remembered(self):
        trust = {"Effect": "Allow", "Principal": {"Service": "cloudformation.amazonaws.com"}, "Action": "sts:AssumeRole"}
        service_role = role(PAYMENTS, trust=trust)
        caller = user(PAYMENTS, document({"Effect": "Allow", "Action": "cloudformation:*"}, {"Effect": "Allow", "Action": "iam:PassRole", "Resource": service_role}))
        done = stack(caller, template(R=role_resource(unique("role"))), RoleARN=service_role)
        self.assertEqual(done["status"], "CREATE_COMPLETE", done)
        cfn = client("cloudformation", caller)
        arn = cfn.describe_stacks(StackName=done["name"])["Stacks"][0]["StackId"]
        cfn.delete_stack(StackName=done["name"])
        self.assertEqual(settled(cfn, arn)["status"], "DELETE_COMPLETE")

    def test_a_change_set_is_executed_with_the_service_role_it_was_created_with(self):
        trust = {"Effect": "Allow", "Principal": {"Service": "cloudformation.amazonaws.com"}, "Action": "sts:AssumeRole"}
        service_role = role(PAYMENTS, trust=trust)
        caller = user(PAYMENTS, document({"Effect": "Allow", "Action": "cloudformation:*"}, {"Effect": "Allow", "Action": "iam:PassRole", "Resource": service_role}))
        cfn, body = client("cloudformation", caller), json.dumps(template(R=role_resource(unique("role"))))
        for role_arn, status in ((None, "ROLLBACK_COMPLETE"), (service_role, "CREATE_COMPLETE")):
            given = {"RoleARN": role_arn} if role_arn else {}
            stack_name = unique("stack")
            change_set = cfn.create_change_set(StackName=stack_name, ChangeSetName=unique("c"), ChangeSetType="CREATE", TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"], **given)["Id"]
            while cfn.describe_change_set(ChangeSetName=change_set)["Status"] not in ("CREATE_COMPLETE", "FAILED"):
                time.sleep(0.03)
            cfn.execute_change_set(ChangeSetName=change_set)
            self.assertEqual(settled(cfn, stack_name)["status"], status)

    def test_a_service_role_needs_pass_role_and_must_trust_cloudformation(self):
        trust = {"Effect": "Allow", "Principal": {"Service": "cloudformation.amazonaws.com"}, "Action": "sts:AssumeRole"}
        def create(actions):
            return client("cloudformation", user(PAYMENTS, document({"Effect": "Allow", "Action": actions}))).create_stack
        arguments = {"StackName": unique("stack"), "TemplateBody": json.dumps(template(Q={"Type": "AWS::SQS::Queue"}))}
        for given in (role(PAYMENTS, trust=trust), role(PAYMENTS)):
            self.assertIn("iam:PassRole", refusal(create("cloudformation:*"), RoleARN=given, **arguments)["Message"])
        passing = create(["cloudformation:*", "iam:PassRole"])
        self.assertEqual(refusal(passing, RoleARN=role(PAYMENTS), **arguments)["Code"], "ValidationError")

    def test_other_resources_are_authorised_by_their_names(self):
        keys = user(PAYMENTS, document({"Effect": "Allow", "Action": "cloudformation:*"}, {
            "Effect": "Allow", "Action": "sqs:*", "Resource": f"arn:aws:sqs:us-east-1:{PAYMENTS}:mine-*"}))
        self.assertEqual(stack(keys, template(Q={"Type": "AWS::SQS::Queue", "Properties": {"QueueName": unique("mine")}}))["status"], "CREATE_COMPLETE")
        self.assertEqual(stack(keys, template(Q={"Type": "AWS::SQS::Queue", "Properties": {"QueueName": unique("yours")}}))["status"], "ROLLBACK_COMPLETE")

    def test_a_role_made_by_a_stack_has_its_boundary(self):
        iam, name = client("iam", PAYMENTS), unique("role")
        within = iam.create_policy(PolicyName=unique("b"), PolicyDocument=document({"Effect": "Allow", "Action": "s3:*"}))["Policy"]["Arn"]
        stack(PAYMENTS, template(R=role_resource(name, PermissionsBoundary=within, Policies=[{"PolicyName": "p", "PolicyDocument": json.loads(ALLOW_ALL)}])))
        made = iam.get_role(RoleName=name)["Role"]
        self.assertEqual(made["PermissionsBoundary"]["PermissionsBoundaryArn"], within)
        self.assertIn("permissions boundary", refusal(client("sqs", assume(PAYMENTS, made["Arn"])).create_queue, QueueName="q")["Message"])

    def test_a_stack_does_not_take_over_a_role_that_exists(self):
        name = role(PAYMENTS).rpartition("/")[2]
        done = stack(PAYMENTS, template(R=role_resource(name)))
        self.assertEqual((done["status"], done["reason"]), ("ROLLBACK_COMPLETE", f"Role with name {name} already exists."))


class RegisteredTypes(unittest.TestCase):
    def setUp(self):
        self.ids = organization()

    def test_an_organizations_policy_is_created_attached_changed_and_removed(self):
        def policy(**more):
            return {"Resources": {"P": {"Type": "AWS::Organizations::Policy", "Properties": {
                "Name": name, "Type": "SERVICE_CONTROL_POLICY", "TargetIds": [self.ids["Sandbox"]],
                "Content": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "sqs:CreateQueue", "Resource": "*"}]}, **more}}},
                "Outputs": {"Id": {"Value": {"Ref": "P"}}, "Arn": {"Value": {"Fn::GetAtt": ["P", "Arn"]}}}}

        name = unique("guard")
        cfn = client("cloudformation", MANAGEMENT)
        made = stack(MANAGEMENT, policy())
        outputs = {o["OutputKey"]: o["OutputValue"] for o in cfn.describe_stacks(StackName=made["name"])["Stacks"][0]["Outputs"]}
        self.assertTrue(outputs["Arn"].endswith(f"/service_control_policy/{outputs['Id']}"), outputs)
        self.assertIn(outputs["Arn"], refusal(client("sqs", ANALYTICS).create_queue, QueueName="q")["Message"])
        cfn.update_stack(StackName=made["name"], TemplateBody=json.dumps(policy(TargetIds=[HUB])))
        self.assertEqual(settled(cfn, made["name"])["status"], "UPDATE_COMPLETE")
        client("sqs", ANALYTICS).create_queue(QueueName=unique("q"))
        refusal(client("sqs", HUB).create_queue, QueueName="q")
        cfn.delete_stack(StackName=made["name"])
        client("sqs", HUB).create_queue(QueueName=unique("q"))

    def test_organizations_policies_of_one_stack_bind_each_its_own_place(self):
        def guard(action: str, target: str, **more) -> dict:
            return {"Type": "AWS::Organizations::Policy", "Properties": {
                "Name": unique("guard"), "Type": "SERVICE_CONTROL_POLICY", "TargetIds": [target],
                "Content": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": action, "Resource": "*"}]}}, **more}

        done = stack(MANAGEMENT, template(
            Root=guard("sqs:CreateQueue", self.ids["root"]), Unit=guard("sns:CreateTopic", self.ids["Production"], DependsOn="Root"),
            Account=guard("kinesis:CreateStream", ANALYTICS, DependsOn="Unit")))
        self.assertEqual(done["status"], "CREATE_COMPLETE", done)
        try:
            refused = {(service, account): self.refusing(service, account)
                       for service in ("sqs", "sns", "kinesis") for account in (PAYMENTS, ANALYTICS)}
        finally:
            client("cloudformation", MANAGEMENT).delete_stack(StackName=done["name"])
        root, unit, account = (done["resources"][name] for name in ("Root", "Unit", "Account"))
        self.assertEqual(refused, {("sqs", PAYMENTS): root, ("sqs", ANALYTICS): root, ("sns", PAYMENTS): unit,
                                   ("sns", ANALYTICS): None, ("kinesis", PAYMENTS): None, ("kinesis", ANALYTICS): account})

    def refusing(self, service: str, account: str) -> str | None:
        """Id of the policy that the refusal names; none when the call was allowed."""
        c = client(service, account)
        call = {"sqs": lambda: c.create_queue(QueueName=unique("q")), "sns": lambda: c.create_topic(Name=unique("t")),
                "kinesis": lambda: c.create_stream(StreamName=unique("s"), ShardCount=1)}[service]
        try:
            call()
        except c.exceptions.ClientError as error:
            self.assertIn("with an explicit deny in a service control policy: arn:aws:organizations::", str(error))
            return str(error).rpartition("/")[2]
        return None

    def test_an_event_bus_policy_lets_the_organization_put_events(self):
        bus = unique("bus")
        statement = {"Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-x"}}}
        done = stack(HUB, template(B={"Type": "AWS::Events::EventBus", "Properties": {"Name": bus}}, P={
            "Type": "AWS::Events::EventBusPolicy", "DependsOn": "B", "Properties": {"EventBusName": bus, "StatementId": "members", "Statement": statement}}))
        self.assertEqual(done["status"], "CREATE_COMPLETE", done)
        policy = json.loads(client("events", HUB).describe_event_bus(Name=bus)["Policy"])
        self.assertEqual(policy["Statement"], [{"Sid": "members", **statement}])


class StackSets(unittest.TestCase):
    def setUp(self):
        self.ids = organization()

    def stack_set(self, body: dict, name: str | None = None, **more) -> dict:
        group = {"DeploymentTargets": {"OrganizationalUnitIds": [self.ids["root"]], "AccountFilterType": "DIFFERENCE", "Accounts": [HUB]}, "Regions": ["us-east-1"]}
        return {"Type": "AWS::CloudFormation::StackSet", **more, "Properties": {
            "StackSetName": name or unique("set"), "PermissionModel": "SERVICE_MANAGED", "AutoDeployment": {"Enabled": True, "RetainStacksOnAccountRemoval": False},
            "TemplateBody": json.dumps(body), "Capabilities": ["CAPABILITY_NAMED_IAM"], "Parameters": [{"ParameterKey": "Name", "ParameterValue": unique("spoke")}],
            "StackInstancesGroup": [group]}}

    def with_name(self, **resources):
        return {"Parameters": {"Name": {"Type": "String"}}, "Resources": resources}

    def test_members_get_the_stack_as_their_execution_role_and_hub_and_management_do_not(self):
        guard = {"Effect": "Deny", "Action": ["iam:CreateRole", "iam:DeleteRole"], "Resource": "arn:aws:iam::*:role/spoke-*",
                 "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/stacksets-exec-*"}}}
        with attached(self.ids["root"], guard):
            body = self.with_name(R=role_resource({"Ref": "Name"}))
            one = self.stack_set(body)
            name = one["Properties"]["StackSetName"]
            done = stack(MANAGEMENT, template(S=one))
            self.assertEqual(done["status"], "CREATE_COMPLETE", done)
            found = [i for i in route("stack-sets") if i["name"] == name]
            self.assertEqual([(i["account"], i["region"], i["status"], i["reason"]) for i in found],
                             [(PAYMENTS, "us-east-1", "CURRENT", ""), (ANALYTICS, "us-east-1", "CURRENT", "")])
            self.assertTrue(found[0]["stack"].startswith(f"StackSet-{name}-"))
            spoke = one["Properties"]["Parameters"][0]["ParameterValue"]
            client("iam", PAYMENTS).get_role(RoleName=spoke)
            self.assertEqual(refusal(client("iam", HUB).get_role, RoleName=spoke)["Code"], "NoSuchEntity")
            cfn = client("cloudformation", MANAGEMENT)
            cfn.delete_stack(StackName=done["name"])
            while [i for i in route("stack-sets") if i["name"] == name]:
                pass
            self.assertEqual(refusal(client("iam", PAYMENTS).get_role, RoleName=spoke)["Code"], "NoSuchEntity")

    def test_a_second_set_waits_for_the_one_it_depends_on(self):
        roles = self.stack_set(self.with_name(R=role_resource({"Ref": "Name"})))
        spoke = roles["Properties"]["Parameters"]
        arn = {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/${Name}"}
        policy = {"Type": "AWS::IAM::Policy", "Properties": {"PolicyName": "p", "Roles": [{"Ref": "Name"}], "PolicyDocument": {
            "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": arn}]}}}
        rules = self.stack_set(self.with_name(P=policy), DependsOn="Roles")
        rules["Properties"]["Parameters"] = spoke
        self.assertEqual(stack(MANAGEMENT, template(Rules=rules, Roles=roles))["status"], "CREATE_COMPLETE")

    def test_a_failing_instance_fails_the_set_with_its_reason(self):
        with attached(PAYMENTS, {"Effect": "Deny", "Action": "sqs:CreateQueue"}):
            one = self.stack_set(self.with_name(Q={"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Name"}}}))
            done = stack(MANAGEMENT, template(S=one))
        self.assertEqual(done["status"], "ROLLBACK_COMPLETE")
        self.assertIn("service control policy", done["reason"])

    def test_a_template_may_lie_in_a_bucket_of_the_management_account(self):
        bucket, s3 = unique("templates"), client("s3", MANAGEMENT)
        s3.create_bucket(Bucket=bucket)
        s3.put_object(Bucket=bucket, Key="spoke.json", Body=json.dumps(self.with_name(R=role_resource({"Ref": "Name"}))).encode())
        one = self.stack_set({})
        del one["Properties"]["TemplateBody"]
        one["Properties"]["TemplateURL"] = f"https://s3.us-east-1.amazonaws.com/{bucket}/spoke.json"
        done = stack(MANAGEMENT, template(S=one))
        self.assertEqual(done["status"], "CREATE_COMPLETE", done)

    def test_an_account_that_joins_gets_the_stacks(self):
        one = self.stack_set(self.with_name(R=role_resource({"Ref": "Name"})))
        one["Properties"]["StackInstancesGroup"][0]["DeploymentTargets"] = {"OrganizationalUnitIds": [self.ids["Sandbox"]]}
        made = stack(MANAGEMENT, template(S=one))
        o = client("organizations", MANAGEMENT)
        o.move_account(AccountId=PAYMENTS, SourceParentId=self.ids["Production"], DestinationParentId=self.ids["Sandbox"])
        try:
            self.assertInstances(one, [ANALYTICS, PAYMENTS])
        finally:
            o.move_account(AccountId=PAYMENTS, SourceParentId=self.ids["Sandbox"], DestinationParentId=self.ids["Production"])
        self.assertInstances(one, [ANALYTICS])
        client("cloudformation", MANAGEMENT).delete_stack(StackName=made["name"])

    def assertInstances(self, one: dict, accounts: list):
        for _ in range(100):
            found = [i for i in route("stack-sets") if i["name"] == one["Properties"]["StackSetName"]]
            if sorted((i["account"], i["status"]) for i in found) == sorted((a, "CURRENT") for a in accounts):
                return
            time.sleep(0.05)
        self.fail(found)

    def test_an_update_changes_the_stacks_that_are_there(self):
        one = self.stack_set(self.with_name(R=role_resource({"Ref": "Name"})))
        made = stack(MANAGEMENT, template(S=one))
        one["Properties"]["TemplateBody"] = json.dumps(self.with_name(R=role_resource({"Ref": "Name"}, Description="second")))
        cfn = client("cloudformation", MANAGEMENT)
        cfn.update_stack(StackName=made["name"], TemplateBody=json.dumps(template(S=one)))
        self.assertEqual(settled(cfn, made["name"])["status"], "UPDATE_COMPLETE")
        spoke = one["Properties"]["Parameters"][0]["ParameterValue"]
        self.assertEqual(client("iam", ANALYTICS).get_role(RoleName=spoke)["Role"]["Description"], "second")
