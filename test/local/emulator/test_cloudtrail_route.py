import base64
import json
import re
import unittest
from urllib.parse import urlsplit

from emulator_under_test import HUB, PAYMENTS, assume, attached, client, document, organization, role, route, unique, user
from botocore.exceptions import ClientError

NAMED_OTHERWISE = {"put_public_access_block": "PutBucketPublicAccessBlock"}
RULE = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
NOTHING = document({"Effect": "Allow", "Action": "none:None"})


def refused(service: str, keys, operation: str, region: str = "us-east-1", **arguments) -> dict:
    """Makes a call that is refused and gives its bytes to the route, as the gateway does."""
    c, seen = client(service, keys, region), {}

    def sent(request, **_):
        parts = urlsplit(request.url)
        body = request.body or b""
        seen.update(method=request.method, path=parts.path, query=parts.query,
                    headers={k: v.decode() if isinstance(v, bytes) else v for k, v in request.headers.items()},
                    bodyBase64=base64.b64encode(body if isinstance(body, bytes) else body.encode()).decode())

    def answered(response_dict, **_):
        seen.update(status=response_dict["status_code"], responseBodyBase64=base64.b64encode(response_dict["body"]).decode())

    c.meta.events.register("before-send", sent)
    c.meta.events.register("before-parse", answered)
    try:
        getattr(c, operation)(**arguments)
        raise AssertionError("the call was allowed")
    except ClientError:
        pass
    finally:
        c.meta.events.unregister("before-send", sent)
        c.meta.events.unregister("before-parse", answered)
    return route("cloudtrail", seen)


class CloudTrailRecords(unittest.TestCase):
    def setUp(self):
        organization()

    def test_a_terminate_denied_by_the_guard(self):
        operator = user(PAYMENTS)
        with attached(PAYMENTS, {"Effect": "Deny", "Action": "ec2:TerminateInstances"}) as guard:
            record = refused("ec2", operator, "terminate_instances", InstanceIds=["i-0abc", "i-0def"])["record"]
        self.assertEqual(record["requestParameters"], {"instancesSet": {"items": [{"instanceId": "i-0abc"}, {"instanceId": "i-0def"}]}})
        self.assertEqual((record["eventSource"], record["eventName"], record["errorCode"], record["awsRegion"]),
                         ("ec2.amazonaws.com", "TerminateInstances", "Client.UnauthorizedOperation", "us-east-1"))
        self.assertIn(f"with an explicit deny in a service control policy: {guard.arn}. Encoded authorization failure message: ", record["errorMessage"])
        self.assertLessEqual(len(record["errorMessage"]), 1024)
        identity = record["userIdentity"]
        self.assertEqual((identity["type"], identity["accountId"], identity["accessKeyId"]), ("IAMUser", PAYMENTS, operator[0]))
        self.assertEqual(identity["arn"], f"arn:aws:iam::{PAYMENTS}:user/{identity['userName']}")
        self.assertEqual((record["readOnly"], record["managementEvent"], record["eventType"], record["eventCategory"], record["recipientAccountId"]),
                         (False, True, "AwsApiCall", "Management", PAYMENTS))
        self.assertRegex(record["eventTime"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_key_order_is_that_of_captured_records(self):
        record = refused("iam", user(PAYMENTS, NOTHING), "delete_user", UserName="x")["record"]
        self.assertEqual(list(record), ["eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress",
                                        "userAgent", "errorCode", "errorMessage", "requestParameters", "responseElements", "requestID", "eventID",
                                        "readOnly", "eventType", "managementEvent", "recipientAccountId", "eventCategory", "tlsDetails"])

    def test_s3_logs_bucket_and_host(self):
        bucket = unique("bucket")
        client("s3", PAYMENTS).create_bucket(Bucket=bucket)
        keys = user(PAYMENTS, NOTHING)
        for operation, arguments, more in (
                ("delete_bucket", {}, {}), ("delete_bucket_policy", {}, {"policy": ""}),
                ("put_bucket_policy", {"Policy": '{"Version":"2012-10-17","Statement":[]}'}, {"policy": "", "bucketPolicy": {"Version": "2012-10-17", "Statement": []}}),
                ("put_public_access_block", {"PublicAccessBlockConfiguration": {"BlockPublicAcls": True, "BlockPublicPolicy": False}},
                 {"publicAccessBlock": "", "PublicAccessBlockConfiguration": {
                     "xmlns": "http://s3.amazonaws.com/doc/2006-03-01/", "BlockPublicAcls": True, "BlockPublicPolicy": False}}),
                ("put_bucket_versioning", {"VersioningConfiguration": {"Status": "Suspended"}},
                 {"versioning": "", "VersioningConfiguration": {"xmlns": "http://s3.amazonaws.com/doc/2006-03-01/", "Status": "Suspended"}})):
            record = refused("s3", keys, operation, Bucket=bucket, **arguments)["record"]
            self.assertEqual(record["requestParameters"], {"bucketName": bucket, "Host": f"{bucket}.s3.us-east-1.amazonaws.com", **more}, operation)
            self.assertEqual(record["eventName"], NAMED_OTHERWISE.get(operation) or "".join(w.capitalize() for w in operation.split("_")))
            self.assertRegex(record["userAgent"], r"^\[.*\]$")
            self.assertEqual(record["errorCode"], "AccessDenied")

    def test_most_services_log_no_parameters(self):
        keys = user(PAYMENTS, NOTHING)
        for service, operation, arguments, name in (
                ("rds", "delete_db_instance", {"DBInstanceIdentifier": "db", "SkipFinalSnapshot": True}, "DeleteDBInstance"),
                ("iam", "delete_role", {"RoleName": "r"}, "DeleteRole"),
                ("dynamodb", "delete_table", {"TableName": "t"}, "DeleteTable"),
                ("logs", "delete_log_group", {"logGroupName": "g"}, "DeleteLogGroup"),
                ("cloudwatch", "delete_alarms", {"AlarmNames": ["a"]}, "DeleteAlarms"),
                ("stepfunctions", "delete_state_machine", {"stateMachineArn": f"arn:aws:states:us-east-1:{PAYMENTS}:stateMachine:m"}, "DeleteStateMachine"),
                ("elbv2", "delete_load_balancer", {"LoadBalancerArn": "arn:aws:elasticloadbalancing:us-east-1:333333333333:loadbalancer/app/x/1"}, "DeleteLoadBalancer"),
                ("lambda", "delete_function", {"FunctionName": "f"}, "DeleteFunction20150331")):
            record = refused(service, keys, operation, **arguments)["record"]
            self.assertIsNone(record["requestParameters"], service)
            self.assertEqual((record["eventName"], record["errorCode"]), (name, "AccessDenied"))
            self.assertIn("is not authorized to perform", record["errorMessage"])

    def test_services_without_a_message_say_the_sentence_in_the_response(self):
        with attached(PAYMENTS, {"Effect": "Deny", "Action": ["eks:*", "appsync:*"]}) as guard:
            keys = user(PAYMENTS)
            for service, operation, arguments, parameters in (
                    ("eks", "delete_cluster", {"name": "shop"}, {"name": "shop"}),
                    ("eks", "delete_nodegroup", {"clusterName": "shop", "nodegroupName": "ng"}, {"name": "shop", "nodegroupName": "ng"}),
                    ("eks", "delete_access_entry", {"clusterName": "shop", "principalArn": "arn:aws:iam::1:role/r"},
                     {"name": "shop", "principalArn": "arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr"}),
                    ("appsync", "delete_graphql_api", {"apiId": "a"}, {"apiId": "a"})):
                record = refused(service, keys, operation, **arguments)["record"]
                self.assertEqual(record["requestParameters"], parameters)
                self.assertNotIn("errorMessage", record)
                self.assertIn(guard.arn, record["responseElements"]["message"])
            self.assertIsNone(refused("eks", keys, "describe_cluster", name="shop")["record"]["responseElements"])

    def test_a_denial_has_no_api_version(self):
        record = refused("elbv2", user(PAYMENTS, NOTHING), "delete_listener", ListenerArn=f"arn:aws:elasticloadbalancing:us-east-1:{PAYMENTS}:listener/app/x/1/2")
        self.assertNotIn("apiVersion", record["record"])

    def test_newer_ec2_operations_are_wrapped(self):
        keys = user(PAYMENTS, NOTHING)
        self.assertEqual(refused("ec2", keys, "delete_flow_logs", FlowLogIds=["fl-1"])["record"]["requestParameters"],
                         {"DeleteFlowLogsRequest": {"FlowLogId": {"tag": 1, "content": "fl-1"}}})

    def test_older_ec2_operations_have_the_names_of_soap(self):
        keys = user(PAYMENTS, NOTHING)
        for operation, arguments, expected in (
                ("delete_volume", {"VolumeId": "vol-1"}, {"reportVolumeFailure": False, "volumeId": "vol-1"}),
                ("delete_snapshot", {"SnapshotId": "snap-1"}, {"force": False, "snapshotId": "snap-1"}),
                ("delete_security_group", {"GroupId": "sg-1"}, {"groupId": "sg-1"}),
                ("revoke_security_group_ingress", {"GroupId": "sg-1", "IpPermissions": [RULE]}, {"groupId": "sg-1", "ipPermissions": {"items": [{
                    "ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "groups": {}, "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]},
                    "ipv6Ranges": {}, "prefixListIds": {}}]}}),
                ("modify_instance_attribute", {"InstanceId": "i-1", "DisableApiTermination": {"Value": False}},
                 {"instanceId": "i-1", "disableApiTermination": {"value": False}}),
                ("create_tags", {"Resources": ["i-1"], "Tags": [{"Key": "a", "Value": "b"}]},
                 {"resourcesSet": {"items": [{"resourceId": "i-1"}]}, "tagSet": {"items": [{"key": "a", "value": "b"}]}}),
                ("stop_instances", {"InstanceIds": ["i-1"], "Force": True}, {"instancesSet": {"items": [{"instanceId": "i-1"}]}, "force": True})):
            self.assertEqual(refused("ec2", keys, operation, **arguments)["record"]["requestParameters"], expected)

    def test_reads_are_marked_as_reads(self):
        self.assertTrue(refused("ec2", user(PAYMENTS, NOTHING), "describe_instances")["record"]["readOnly"])

    def test_a_session_names_its_role_with_path_and_its_source_identity(self):
        arn = role(PAYMENTS, NOTHING, path="/aws-reserved/sso.amazonaws.com/")
        identity = refused("ec2", assume(PAYMENTS, arn, SourceIdentity="li-wei"), "delete_volume", region="eu-central-1", VolumeId="v")["record"]["userIdentity"]
        self.assertEqual((identity["type"], identity["sessionContext"]["sessionIssuer"]["arn"], identity["sessionContext"]["sourceIdentity"]),
                         ("AssumedRole", arn, "li-wei"))
        self.assertTrue(re.fullmatch(r"AROA\w+:session", identity["principalId"]))

    def test_the_root_of_a_member(self):
        with attached(HUB, {"Effect": "Deny", "Action": "ec2:DeleteVolume"}):
            self.assertEqual(refused("ec2", HUB, "delete_volume", VolumeId="v")["record"]["userIdentity"],
                             {"type": "Root", "principalId": HUB, "arn": f"arn:aws:iam::{HUB}:root", "accountId": HUB, "accessKeyId": HUB})

    def test_what_cloudtrail_does_not_deliver_makes_no_record(self):
        keys = user(PAYMENTS, NOTHING)
        bucket = unique("bucket")
        client("s3", PAYMENTS).create_bucket(Bucket=bucket)
        self.assertIn("data event", refused("s3", keys, "delete_object", Bucket=bucket, Key="a/b")["why"])
        self.assertIn("not a denial", refused("ec2", PAYMENTS, "delete_volume", VolumeId="vol-none")["why"])
        self.assertIn("not signed", route("cloudtrail", {"method": "GET", "path": "/", "headers": {}, "status": 403})["why"])

    def test_records_are_plain_json(self):
        self.assertIsInstance(json.dumps(refused("sqs", user(PAYMENTS, NOTHING), "delete_queue", QueueUrl=f"http://x/{PAYMENTS}/q")), str)
