import unittest

from emulator_under_test import ANALYTICS, HUB, MANAGEMENT, PAYMENTS, client, organization, refusal


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

    def test_a_new_organizational_unit_has_full_access_attached(self):
        found = self.organizations.list_policies_for_target(TargetId=self.ids["Sandbox"], Filter="SERVICE_CONTROL_POLICY")["Policies"]
        self.assertEqual([p["Id"] for p in found], ["p-FullAWSAccess"])
