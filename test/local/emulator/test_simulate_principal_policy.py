import unittest

from emulator_under_test import ALLOW_ALL, PAYMENTS, attached, client, document, organization, role, unique, user


class SimulatePrincipalPolicy(unittest.TestCase):
    def setUp(self):
        organization()
        self.iam = client("iam", PAYMENTS)

    def decide(self, source: str, action: str = "ec2:TerminateInstances", resource: str = f"arn:aws:ec2:us-east-1:{PAYMENTS}:instance/i-1", **more):
        return self.iam.simulate_principal_policy(PolicySourceArn=source, ActionNames=[action], ResourceArns=[resource], **more)["EvaluationResults"][0]

    def user_arn(self, policy: str = ALLOW_ALL) -> str:
        return client("sts", user(PAYMENTS, policy)).get_caller_identity()["Arn"]

    def test_identity_policies_decide(self):
        self.assertEqual(self.decide(self.user_arn())["EvalDecision"], "allowed")
        self.assertEqual(self.decide(self.user_arn(document({"Effect": "Allow", "Action": "s3:*"})))["EvalDecision"], "implicitDeny")

    def test_the_guard_denies_unless_it_is_excluded_by_its_arn(self):
        source = self.user_arn()
        with attached(PAYMENTS, {"Effect": "Deny", "Action": "ec2:TerminateInstances"}) as guard:
            with_guard = self.decide(source)
            self.assertEqual(with_guard["EvalDecision"], "explicitDeny")
            self.assertFalse(with_guard["OrganizationsDecisionDetail"]["AllowedByOrganizations"])
            self.assertEqual(self.decide(source, PolicyExclusionList=[{"PolicyArn": guard.arn}])["EvalDecision"], "allowed")

    def test_it_tells_of_any_action_and_resource_whether_the_organization_allows_it(self):
        source, exempt = self.user_arn(), {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/countersign/demo/exec/*"}}
        for action, resource in (
                ("eks:DeleteNodegroup", f"arn:aws:eks:us-east-1:{PAYMENTS}:nodegroup/shop/ng/0b1c2d3e"),
                ("rds:DeleteGlobalCluster", f"arn:aws:rds::{PAYMENTS}:global-cluster:world"),
                ("elasticloadbalancing:DeleteListener", f"arn:aws:elasticloadbalancing:us-east-1:{PAYMENTS}:listener/app/x/1/2"),
                ("s3:DeleteBucketPolicy", "arn:aws:s3:::orders"), ("iam:DeleteUser", f"arn:aws:iam::{PAYMENTS}:user/team/x"),
                ("guardduty:DeleteDetector", f"arn:aws:guardduty:us-east-1:{PAYMENTS}:detector/d"), ("ec2:DisableSerialConsoleAccess", "*")):
            with attached(PAYMENTS, {"Effect": "Deny", "Action": action, "Condition": exempt}) as guard:
                denied = self.decide(source, action, resource)
                self.assertEqual((denied["EvalDecision"], denied["OrganizationsDecisionDetail"]), ("explicitDeny", {"AllowedByOrganizations": False}))
                allowed = self.decide(source, action, resource, PolicyExclusionList=[{"PolicyArn": guard.arn}])
            self.assertEqual((allowed["EvalDecision"], allowed["OrganizationsDecisionDetail"]), ("allowed", {"AllowedByOrganizations": True}))

    def test_policies_can_be_excluded_by_type(self):
        source = self.user_arn()
        with attached(PAYMENTS, {"Effect": "Deny", "Action": "ec2:TerminateInstances"}):
            self.assertEqual(self.decide(source, PolicyExclusionList=[{"PolicyType": "scp"}])["EvalDecision"], "allowed")
            self.assertEqual(self.decide(source, PolicyExclusionList=[{"PolicyType": "scp"}, {"PolicyType": "inline"}])["EvalDecision"], "implicitDeny")

    def test_without_the_guard_an_identity_without_permission_is_still_refused(self):
        source = self.user_arn(document({"Effect": "Allow", "Action": "s3:*"}))
        with attached(PAYMENTS, {"Effect": "Deny", "Action": "ec2:TerminateInstances"}) as guard:
            self.assertEqual(self.decide(source, PolicyExclusionList=[{"PolicyArn": guard.arn}])["EvalDecision"], "implicitDeny")

    def test_a_permissions_boundary_limits(self):
        within = self.iam.create_policy(PolicyName=unique("b"), PolicyDocument=document({"Effect": "Allow", "Action": "s3:*"}))["Policy"]["Arn"]
        result = self.decide(role(PAYMENTS, path="/countersign/", PermissionsBoundary=within))
        self.assertEqual(result["EvalDecision"], "implicitDeny")
        self.assertFalse(result["PermissionsBoundaryDecisionDetail"]["AllowedByPermissionsBoundary"])

    def test_context_entries_win_over_this_moment(self):
        for key, value in (("aws:RequestedRegion", "eu-central-1"), ("aws:ResourceAccount", "999999999999"), ("aws:SourceIdentity", "req-1")):
            source = self.user_arn(document({"Effect": "Allow", "Action": "*", "Condition": {"StringEquals": {key: value}}}))
            entry = {"ContextKeyName": key, "ContextKeyType": "string", "ContextKeyValues": [value]}
            self.assertEqual(self.decide(source)["EvalDecision"], "implicitDeny")
            self.assertEqual(self.decide(source, ContextEntries=[entry])["EvalDecision"], "allowed")
        source = self.user_arn(document({"Effect": "Allow", "Action": "*", "Condition": {"DateGreaterThan": {"aws:CurrentTime": "2099-01-01T00:00:00Z"}}}))
        later = {"ContextKeyName": "aws:CurrentTime", "ContextKeyType": "date", "ContextKeyValues": ["2099-06-01T00:00:00Z"]}
        self.assertEqual(self.decide(source, ContextEntries=[later])["EvalDecision"], "allowed")

    def test_each_action_is_judged_on_each_resource(self):
        resources = [f"arn:aws:ec2:us-east-1:{PAYMENTS}:instance/i-{n}" for n in (1, 2)]
        source = self.user_arn(document({"Effect": "Allow", "Action": "ec2:*", "Resource": resources[0]}))
        results = self.iam.simulate_principal_policy(PolicySourceArn=source, ActionNames=["ec2:StopInstances", "ec2:StartInstances"], ResourceArns=resources)["EvaluationResults"]
        self.assertEqual([(r["EvalActionName"][4:8], r["EvalResourceName"][-1], r["EvalDecision"]) for r in results],
                         [("Stop", "1", "allowed"), ("Stop", "2", "implicitDeny"), ("Star", "1", "allowed"), ("Star", "2", "implicitDeny")])
