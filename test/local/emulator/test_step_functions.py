import json
import time
import unittest

from emulator_under_test import HUB, client, document, organization, refusal, role, unique, user


class StepFunctions(unittest.TestCase):
    def setUp(self):
        organization()
        self.queue = client("sqs", HUB).create_queue(QueueName=unique("tokens"))["QueueUrl"]
        self.states = client("stepfunctions", HUB)

    def execution(self, seconds: int):
        wait = {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": "{% $states.input.seconds %}",
                "Arguments": {"QueueUrl": self.queue, "MessageBody": "{% $states.context.Task.Token %}"}, "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "Next": "Done"}
        definition = {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {"Wait": wait, "Late": {"Type": "Pass", "Output": "late", "End": True}, "Done": {"Type": "Pass", "Output": "done", "End": True}}}
        trust = {"Effect": "Allow", "Principal": {"Service": "states.amazonaws.com"}, "Action": "sts:AssumeRole"}
        machine = self.states.create_state_machine(name=unique("machine"), definition=json.dumps(definition), roleArn=role(HUB, trust=trust))["stateMachineArn"]
        return machine, self.states.start_execution(stateMachineArn=machine, input=json.dumps({"seconds": seconds}))["executionArn"]

    def output(self, execution: str):
        while (found := self.states.describe_execution(executionArn=execution))["status"] == "RUNNING":
            time.sleep(0.05)
        return json.loads(found["output"])

    def test_a_callback_computes_its_timeout(self):
        self.assertEqual(self.output(self.execution(1)[1]), "late")

    def test_a_token_is_answered_only_with_permission_on_its_state_machine(self):
        machine, execution = self.execution(60)
        other, _ = self.execution(60)
        tokens = [m["Body"] for m in client("sqs", HUB).receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10, WaitTimeSeconds=2)["Messages"]]
        for arn, allowed in ((other, False), (machine, True)):
            sender = client("stepfunctions", user(HUB, document({"Effect": "Allow", "Action": "states:SendTaskSuccess", "Resource": arn})))
            if allowed:
                sender.send_task_success(taskToken=tokens[0], output="{}")
            else:
                self.assertEqual(refusal(sender.send_task_success, taskToken=tokens[0], output="{}")["Code"], "AccessDeniedException")
        self.assertEqual(self.output(execution), "done")

    def test_a_token_that_comes_too_late_is_an_error_of_the_task_not_of_permission(self):
        machine, execution = self.execution(1)
        token = client("sqs", HUB).receive_message(QueueUrl=self.queue, WaitTimeSeconds=2)["Messages"][0]["Body"]
        self.assertEqual(self.output(execution), "late")
        sender = client("stepfunctions", user(HUB, document({"Effect": "Allow", "Action": "states:SendTaskSuccess", "Resource": machine})))
        self.assertIn(refusal(sender.send_task_success, taskToken=token, output="{}")["Code"], ("TaskTimedOut", "TaskDoesNotExist"))
