import json
import time
import unittest
import urllib.request

from emulator_under_test import HUB, client, document, organization, role, unique, url, zipped

CODE = """
exports.handler = async (event) => {
  console.log('asked for ' + event.what);
  return { endpoint: process.env.AWS_ENDPOINT_URL, node: process.version, key: process.env.AWS_ACCESS_KEY_ID, nodePath: process.env.NODE_PATH, group: process.env.AWS_LAMBDA_LOG_GROUP_NAME };
};
"""
TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}


class Lambda(unittest.TestCase):
    def setUp(self):
        organization()
        self.name = unique("function")
        client("logs", HUB).create_log_group(logGroupName=f"/aws/lambda/{self.name}")
        arn = role(HUB, document({"Effect": "Allow", "Action": "logs:*"}), trust=TRUST)
        client("lambda", HUB).create_function(FunctionName=self.name, Runtime="nodejs22.x", Role=arn, Handler="index.handler", Code={"ZipFile": zipped(CODE)})
        answer = client("lambda", HUB).invoke(FunctionName=self.name, Payload=json.dumps({"what": "the answer"}))
        self.result = json.loads(answer["Payload"].read())

    def test_a_function_calls_aws_through_the_gateway_with_the_keys_of_its_role(self):
        self.assertEqual(self.result["endpoint"], url())
        self.assertTrue(self.result["key"].startswith("ASIA"), self.result)

    def test_an_http_api_is_reached_without_credentials(self):
        gateway = client("apigatewayv2", HUB)
        api = gateway.create_api(Name=self.name, ProtocolType="HTTP")["ApiId"]
        integration = gateway.create_integration(
            ApiId=api, IntegrationType="AWS_PROXY", PayloadFormatVersion="2.0", IntegrationUri=f"arn:aws:lambda:us-east-1:{HUB}:function:{self.name}")["IntegrationId"]
        gateway.create_route(ApiId=api, RouteKey="$default", Target=f"integrations/{integration}")
        gateway.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)
        client("lambda", HUB).add_permission(FunctionName=self.name, StatementId="api", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com")
        with urllib.request.urlopen(f"{url()}/_aws/execute-api/{api}/$default/r/ABC", timeout=10) as answer:
            self.assertEqual(json.load(answer)["endpoint"], url())

    def test_what_it_logs_is_found_in_its_log_group(self):
        logs = client("logs", HUB)
        for _ in range(40):
            events = logs.filter_log_events(logGroupName=f"/aws/lambda/{self.name}")["events"]
            if any("asked for the answer" in e["message"] for e in events):
                return
            time.sleep(0.05)
        self.fail(f"not logged: {[e['message'] for e in events]}")
