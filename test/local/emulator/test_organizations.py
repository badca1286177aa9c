import unittest

from emulator_under_test import ANALYTICS, HUB, MANAGEMENT, PAYMENTS, assume, attached, client, document, organization, refusal, role, unique


class OneOrganization(unittest.TestCase):
    def setUp(self):
        self.ids = organization()
        self.organizations = client("organizations", MANAGEMENT)

    def test_accounts_have_the_ids_their_creator_wished_for(self):
        self.assertEqual({a["Id"]: a["Name"] for a in self.organizations.list_accounts()["Accounts"] if a["Id"] != MANAGEMENT},
                         {HUB: "countersign-hub", PAYMENTS: "payments-prod", ANALYTICS: "analytics-sandbox"})

    def test_a_wished_id_that_is_taken_is_refused(self):
        refused = refusal(self.organizations.create_account, AccountName="twin", Email="t@example.com", Tags=[{"Key": "countersign:account-id", "Value": HUB}])
        self.assertEqual(refused["Code"], "InvalidInputException")

    def test_a_member_sees_the_organization_of_its_management_account(self):
        seen = client("organizations", PAYMENTS).describe_organization()["Organization"]
        self.assertEqual(seen, self.organizations.describe_organization()["Organization"])
        self.assertEqual(seen["MasterAccountId"], MANAGEMENT)

    def test_a_member_cannot_read_or_change_the_organization(self):
        for call, arguments in ((client("organizations", HUB).list_accounts, {}),
                                (client("organizations", HUB).create_organizational_unit, {"ParentId": self.ids["root"], "Name": "x"})):
            self.assertEqual(refusal(call, **arguments)["Code"], "AccessDeniedException")

    def test_an_account_outside_is_in_no_organization(self):
        self.assertEqual(refusal(client("organizations", "555555555555").describe_organization)["Code"], "AWSOrganizationsNotInUseException")

    def test_a_second_organization_is_refused(self):
        self.assertEqual(refusal(self.organizations.create_organization)["Code"], "AlreadyInOrganizationException")

    def test_parents_lead_from_the_account_to_the_root(self):
        self.assertEqual(self.organizations.list_parents(ChildId=PAYMENTS)["Parents"], [{"Id": self.ids["Production"], "Type": "ORGANIZATIONAL_UNIT"}])
        self.assertEqual(self.organizations.list_parents(ChildId=self.ids["Production"])["Parents"], [{"Id": self.ids["root"], "Type": "ROOT"}])

    def test_a_role_of_the_management_account_reads_what_its_policy_says_and_nothing_else(self):
        allowed = document({"Effect": "Allow", "Action": ["organizations:DescribeAccount", "organizations:ListParents", "organizations:ListPolicies"]})
        trust = {"Effect": "Allow", "Principal": {"AWS": HUB}, "Action": "sts:AssumeRole"}
        reader = client("organizations", assume(HUB, role(MANAGEMENT, allowed, trust=trust)))
        self.assertEqual(reader.describe_account(AccountId=PAYMENTS)["Account"]["Name"], "payments-prod")
        self.assertEqual(reader.list_parents(ChildId=PAYMENTS)["Parents"][0]["Id"], self.ids["Production"])
        with attached(self.ids["Production"], {"Effect": "Deny", "Action": "sqs:CreateQueue"}) as guard:
            found = {p["Id"]: p for p in reader.list_policies(Filter="SERVICE_CONTROL_POLICY")["Policies"]}
        self.assertEqual(found[guard.id]["Arn"], guard.arn)
        for call, arguments in ((reader.list_accounts, {}), (reader.describe_policy, {"PolicyId": guard.id}),
                                (reader.list_policies_for_target, {"TargetId": PAYMENTS, "Filter": "SERVICE_CONTROL_POLICY"})):
            self.assertEqual(refusal(call, **arguments)["Code"], "AccessDeniedException")

    def test_an_account_in_a_unit_of_a_unit_has_both_on_its_way_and_is_bound_by_both(self):
        inner = self.organizations.create_organizational_unit(ParentId=self.ids["Sandbox"], Name=unique("Inner"))["OrganizationalUnit"]["Id"]
        move = lambda source, target: self.organizations.move_account(AccountId=ANALYTICS, SourceParentId=source, DestinationParentId=target)
        move(self.ids["Sandbox"], inner)
        try:
            parents = [self.organizations.list_parents(ChildId=child)["Parents"] for child in (ANALYTICS, inner)]
            for place in (self.ids["Sandbox"], inner):
                with attached(place, {"Effect": "Deny", "Action": "sqs:CreateQueue"}) as guard:
                    self.assertIn(guard.arn, refusal(client("sqs", ANALYTICS).create_queue, QueueName="q")["Message"])
                    client("sqs", PAYMENTS).create_queue(QueueName=unique("q"))
        finally:
            move(inner, self.ids["Sandbox"])
        self.assertEqual(parents, [[{"Id": inner, "Type": "ORGANIZATIONAL_UNIT"}], [{"Id": self.ids["Sandbox"], "Type": "ORGANIZATIONAL_UNIT"}]])

    def test_a_new_organizational_unit_has_full_access_attached(self):
        found = self.organizations.list_policies_for_target(TargetId=self.ids["Sandbox"], Filter="SERVICE_CONTROL_POLICY")["Policies"]
        self.assertEqual([p["Id"] for p in found], ["p-FullAWSAccess"])
