"""The route that tells which IAM action a request is."""
import base64
import unittest

from emulator_under_test import organization, route


def asked(service: str, method: str = "POST", path: str = "/", query: str = "", body: str = "", **headers: str):
    scope = f"AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/{service}/aws4_request, SignedHeaders=host"
    kind = {"content-type": "application/x-www-form-urlencoded"} if body else {}
    return route("action", {"method": method, "path": path, "query": query, "headers": {"authorization": scope, **kind, **headers},
                            "bodyBase64": base64.b64encode(body.encode()).decode()})["action"]


class AskedAction(unittest.TestCase):
    def setUp(self):
        organization()

    def test_it_is_told_by_form_target_path_and_subresource(self):
        for action, request in (
                ("ec2:TerminateInstances", asked("ec2", body="Action=TerminateInstances&Version=2016-11-15&InstanceId.1=i-1")),
                ("rds:DeleteGlobalCluster", asked("rds", body="Action=DeleteGlobalCluster&Version=2014-10-31&GlobalClusterIdentifier=g")),
                ("elasticloadbalancing:DeleteListener", asked("elasticloadbalancing", body="Action=DeleteListener&Version=2015-12-01&ListenerArn=a")),
                ("dynamodb:DeleteTable", asked("dynamodb", **{"x-amz-target": "DynamoDB_20120810.DeleteTable"})),
                ("s3:DeleteBucket", asked("s3", "DELETE", "/orders-archive")),
                ("s3:DeleteBucketPolicy", asked("s3", "DELETE", "/orders-archive", "policy")),
                ("s3:PutBucketPublicAccessBlock", asked("s3", "PUT", "/orders-archive", "publicAccessBlock")),
                ("s3:DeleteObject", asked("s3", "DELETE", "/orders-archive/key")),
                ("eks:DeleteCluster", asked("eks", "DELETE", "/clusters/shop")),
                ("eks:DeleteNodegroup", asked("eks", "DELETE", "/clusters/shop/node-groups/ng"))):
            self.assertEqual(request, action)

    def test_a_path_that_no_operation_has_is_none(self):
        self.assertIsNone(asked("eks", "DELETE", "/nothing/like/it"))
