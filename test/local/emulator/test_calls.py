import json
import unittest

from emulator_under_test import HUB, PAYMENTS, client, document, organization, refusal, unique, user


def allow(*actions: str, **more) -> str:
    return document({"Effect": "Allow", "Action": list(actions), **more})


class Ec2(unittest.TestCase):
    def setUp(self):
        organization()
        self.ec2 = client("ec2", PAYMENTS)
        self.ids = [i["InstanceId"] for i in self.ec2.run_instances(ImageId="ami-12345678", MinCount=2, MaxCount=2)["Instances"]]

    def states(self):
        found = self.ec2.describe_instances(InstanceIds=self.ids)["Reservations"]
        return {i["State"]["Name"] for r in found for i in r["Instances"]}

    def test_a_dry_run_says_what_would_happen_and_does_nothing(self):
        dry = refusal(client("ec2", user(PAYMENTS)).terminate_instances, InstanceIds=self.ids, DryRun=True)
        self.assertEqual((dry["Code"], dry["Status"]), ("DryRunOperation", 412))
        self.assertEqual(self.states() - {"running", "pending"}, set())

    def test_a_dry_run_of_a_refused_call_is_refused(self):
        dry = refusal(client("ec2", user(PAYMENTS, allow("ec2:Describe*"))).terminate_instances, InstanceIds=self.ids, DryRun=True)
        self.assertEqual((dry["Code"], dry["Status"]), ("UnauthorizedOperation", 403))

    def test_every_instance_of_a_call_is_authorised(self):
        one = f"arn:aws:ec2:us-east-1:{PAYMENTS}:instance/{self.ids[0]}"
        keys = user(PAYMENTS, allow("ec2:TerminateInstances", Resource=one))
        refused = refusal(client("ec2", keys).terminate_instances, InstanceIds=self.ids)
        self.assertIn(self.ids[1], refused["Message"])
        self.assertEqual(self.states() - {"running", "pending"}, set())
        client("ec2", keys).terminate_instances(InstanceIds=self.ids[:1])

    def test_the_message_names_the_lack_of_an_identity_policy(self):
        refused = refusal(client("ec2", user(PAYMENTS, allow("ec2:Describe*"))).terminate_instances, InstanceIds=self.ids[:1])
        self.assertTrue(refused["Message"].endswith("because no identity-based policy allows the ec2:TerminateInstances action"), refused)

    def test_snapshots_have_no_account_in_their_arn(self):
        keys = user(PAYMENTS, allow("ec2:DeleteSnapshot", Resource="arn:aws:ec2:us-east-1::snapshot/snap-1"))
        self.assertEqual(refusal(client("ec2", keys).delete_snapshot, SnapshotId="snap-1")["Code"], "InvalidSnapshot.NotFound")


class PartiQL(unittest.TestCase):
    def setUp(self):
        organization()
        self.table = unique("ledger")
        client("dynamodb", HUB).create_table(
            TableName=self.table, BillingMode="PAY_PER_REQUEST", StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
            AttributeDefinitions=[{"AttributeName": "request", "AttributeType": "S"}, {"AttributeName": "seq", "AttributeType": "N"}],
            KeySchema=[{"AttributeName": "request", "KeyType": "HASH"}, {"AttributeName": "seq", "KeyType": "RANGE"}])
        self.arn = f"arn:aws:dynamodb:us-east-1:{HUB}:table/{self.table}"
        self.insert = f"INSERT INTO \"{self.table}\" VALUE {{'request': 'r', 'seq': 0}}"

    def run_as(self, policy: str, statement: str):
        return client("dynamodb", user(HUB, policy)).execute_statement, {"Statement": statement}

    def test_an_inserter_inserts_once_and_only_into_its_table(self):
        call, arguments = self.run_as(allow("dynamodb:PartiQLInsert", Resource=self.arn), self.insert)
        call(**arguments)
        self.assertEqual(refusal(call, **arguments)["Code"], "DuplicateItemException")
        self.assertEqual(refusal(call, Statement=self.insert.replace(self.table, "other"))["Code"], "AccessDeniedException")

    def test_an_inserter_can_neither_update_nor_delete_nor_select(self):
        for statement in (f"UPDATE \"{self.table}\" SET x = 1 WHERE request = 'r' AND seq = 0", f"DELETE FROM \"{self.table}\" WHERE request = 'r' AND seq = 0",
                          f"SELECT * FROM \"{self.table}\""):
            call, arguments = self.run_as(allow("dynamodb:PartiQLInsert", "dynamodb:ExecuteStatement"), statement)
            refused = refusal(call, **arguments)
            self.assertEqual(refused["Code"], "AccessDeniedException")
            self.assertIn("dynamodb:PartiQL", refused["Message"])

    def test_every_statement_of_a_transaction_is_authorised(self):
        call = client("dynamodb", user(HUB, allow("dynamodb:PartiQLInsert"))).execute_transaction
        refused = refusal(call, TransactStatements=[{"Statement": self.insert}, {"Statement": f"DELETE FROM \"{self.table}\" WHERE request = 'r' AND seq = 1"}])
        self.assertIn("dynamodb:PartiQLDelete", refused["Message"])

    def test_an_insert_reaches_the_stream(self):
        call, arguments = self.run_as(allow("dynamodb:PartiQLInsert"), self.insert)
        call(**arguments)
        streams = client("dynamodbstreams", HUB)
        arn = streams.list_streams(TableName=self.table)["Streams"][0]["StreamArn"]
        shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
        iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        records = streams.get_records(ShardIterator=iterator)["Records"]
        self.assertEqual([r["dynamodb"]["NewImage"]["request"]["S"] for r in records], ["r"])


class WitnessBucket(unittest.TestCase):
    def setUp(self):
        organization()
        self.bucket = unique("witness")
        s3 = client("s3", HUB)
        s3.create_bucket(Bucket=self.bucket)
        s3.put_bucket_policy(Bucket=self.bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [{
            "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{self.bucket}/*",
            "Condition": {"Null": {"s3:if-none-match": "true"}}}]}))

    def test_a_put_without_if_none_match_is_refused_even_to_the_root(self):
        for who in (user(HUB), HUB):
            refused = refusal(client("s3", who).put_object, Bucket=self.bucket, Key="r/0", Body=b"a")
            self.assertIn("with an explicit deny in a resource-based policy", refused["Message"])

    def test_a_put_with_if_none_match_seals_once(self):
        s3 = client("s3", user(HUB))
        s3.put_object(Bucket=self.bucket, Key="r/0", Body=b"a", IfNoneMatch="*")
        self.assertEqual(refusal(s3.put_object, Bucket=self.bucket, Key="r/0", Body=b"b", IfNoneMatch="*")["Status"], 412)

    def test_the_owner_of_a_bucket_is_its_resource_account(self):
        keys = user(HUB, document({"Effect": "Allow", "Action": "s3:PutObject", "Condition": {"StringEquals": {"aws:ResourceAccount": HUB}}}))
        client("s3", keys).put_object(Bucket=self.bucket, Key="r/1", Body=b"a", IfNoneMatch="*")


class Resources(unittest.TestCase):
    """What other services are authorised on, where it decides whether a narrow permission works."""

    def setUp(self):
        organization()

    def test_a_rule_of_the_default_bus_and_its_targets(self):
        keys = user(PAYMENTS, allow("events:PutRule", "events:PutTargets", Resource=f"arn:aws:events:us-east-1:{PAYMENTS}:rule/mine-*"))
        events, name = client("events", keys), unique("mine")
        events.put_rule(Name=name, EventPattern='{"source":["aws.ec2"]}')
        events.put_targets(Rule=name, Targets=[{"Id": "1", "Arn": f"arn:aws:sqs:us-east-1:{PAYMENTS}:q"}])
        self.assertEqual(refusal(events.put_rule, Name="yours", EventPattern='{"source":["aws.ec2"]}')["Code"], "AccessDeniedException")

    def test_a_mail_is_sent_from_an_identity(self):
        client("sesv2", HUB).create_email_identity(EmailIdentity="countersign@example.com")
        ses = client("sesv2", user(HUB, allow("ses:SendEmail", Resource=f"arn:aws:ses:us-east-1:{HUB}:identity/countersign@example.com")))
        mail = {"Destination": {"ToAddresses": ["a@example.com"]}, "Content": {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}}
        ses.send_email(FromEmailAddress="Countersign <countersign@example.com>", **mail)
        self.assertIn("not authorized", refusal(ses.send_email, FromEmailAddress="other@example.com", **mail)["Message"])

    def test_an_alias_is_its_key(self):
        kms, alias = client("kms", HUB), "alias/" + unique("key")
        key = kms.create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]
        kms.create_alias(AliasName=alias, TargetKeyId=key["KeyId"])
        keys = user(HUB, allow("kms:GenerateMac", Resource=key["Arn"]))
        client("kms", keys).generate_mac(KeyId=alias, Message=b"a", MacAlgorithm="HMAC_SHA_256")
