"""The actions of resource types outside IAM that Countersign's stacks, and attempts to get around them, are made of."""
from ministack.core.responses import get_account_id, get_region

from cloudformation_actions import ACTIONS, Actions, plain

_LAMBDA = "arn:aws:lambda:{region}:{account}:function:{name}"
_EVENTS_RULE = "arn:aws:events:{region}:{account}:rule/{name}"
_BUS = "arn:aws:events:{region}:{account}:event-bus/{name}"
_QUEUE = "arn:aws:sqs:{region}:{account}:{name}"
_POOL = "arn:aws:cognito-idp:{region}:{account}:userpool/{name}"



def _queues(props: dict) -> list:
    """A queue policy names its queues by URL."""
    names = [str(url).rpartition("/")[2] for url in props.get("Queues") or []]
    return [("sqs:SetQueueAttributes", _QUEUE.format(region=get_region(), account=get_account_id(), name=name), {}) for name in names]


ACTIONS.update({
    "AWS::SQS::QueuePolicy": Actions(
        create=lambda props, _logical_id, _stack: _queues(props), update=lambda _physical_id, _old, new: _queues(new),
        delete=lambda _physical_id, props: _queues(props)),
    "AWS::S3::Bucket": plain("s3:CreateBucket", "s3:PutBucketTagging", "s3:DeleteBucket", "BucketName", "arn:aws:s3:::{name}"),
    "AWS::S3::BucketPolicy": plain("s3:PutBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "Bucket", "arn:aws:s3:::{name}"),
    "AWS::DynamoDB::Table": plain("dynamodb:CreateTable", "dynamodb:UpdateTable", "dynamodb:DeleteTable", "TableName",
                                  "arn:aws:dynamodb:{region}:{account}:table/{name}"),
    "AWS::Lambda::Function": plain("lambda:CreateFunction", "lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode",
                                   "lambda:DeleteFunction", "FunctionName", _LAMBDA, ("Role", "lambda")),
    "AWS::Lambda::Permission": plain("lambda:AddPermission", "lambda:AddPermission", "lambda:RemovePermission", "FunctionName", _LAMBDA),
    "AWS::Lambda::EventSourceMapping": plain("lambda:CreateEventSourceMapping", "lambda:UpdateEventSourceMapping",
                                             "lambda:DeleteEventSourceMapping", "", "*"),
    "AWS::SQS::Queue": plain("sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:DeleteQueue", "QueueName", _QUEUE),
    "AWS::SNS::Topic": plain("sns:CreateTopic", "sns:SetTopicAttributes", "sns:DeleteTopic", "TopicName",
                             "arn:aws:sns:{region}:{account}:{name}"),
    "AWS::Events::Rule": plain("events:PutRule events:PutTargets", "events:PutRule events:PutTargets",
                               "events:RemoveTargets events:DeleteRule", "Name", _EVENTS_RULE),
    "AWS::Events::EventBus": plain("events:CreateEventBus", "events:UpdateEventBus", "events:DeleteEventBus", "Name", _BUS),
    "AWS::Events::EventBusPolicy": plain("events:PutPermission", "events:PutPermission", "events:RemovePermission", "EventBusName", _BUS),
    "AWS::StepFunctions::StateMachine": plain("states:CreateStateMachine", "states:UpdateStateMachine", "states:DeleteStateMachine",
                                              "StateMachineName", "arn:aws:states:{region}:{account}:stateMachine:{name}", ("RoleArn", "states")),
    "AWS::Logs::LogGroup": plain("logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:DeleteLogGroup", "LogGroupName",
                                 "arn:aws:logs:{region}:{account}:log-group:{name}"),
    "AWS::KMS::Key": plain("kms:CreateKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "", "*"),
    "AWS::SSM::Parameter": plain("ssm:PutParameter", "ssm:PutParameter", "ssm:DeleteParameter", "Name",
                                 "arn:aws:ssm:{region}:{account}:parameter/{name}"),
    "AWS::SecretsManager::Secret": plain("secretsmanager:CreateSecret", "secretsmanager:UpdateSecret", "secretsmanager:DeleteSecret", "Name",
                                         "arn:aws:secretsmanager:{region}:{account}:secret:{name}"),
    "AWS::Cognito::UserPool": plain("cognito-idp:CreateUserPool", "cognito-idp:UpdateUserPool", "cognito-idp:DeleteUserPool", "", _POOL),
    "AWS::Cognito::UserPoolClient": plain("cognito-idp:CreateUserPoolClient", "cognito-idp:UpdateUserPoolClient",
                                          "cognito-idp:DeleteUserPoolClient", "UserPoolId", _POOL),
    "AWS::Cognito::UserPoolUser": plain("cognito-idp:AdminCreateUser", "cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminDeleteUser",
                                        "UserPoolId", _POOL),
    "AWS::Cognito::UserPoolUserToGroupAttachment": plain("cognito-idp:AdminAddUserToGroup", "cognito-idp:AdminAddUserToGroup",
                                                         "cognito-idp:AdminRemoveUserFromGroup", "UserPoolId", _POOL),
    "AWS::Lambda::LayerVersion": plain("lambda:PublishLayerVersion", "lambda:PublishLayerVersion", "lambda:DeleteLayerVersion", "LayerName",
                                       "arn:aws:lambda:{region}:{account}:layer:{name}"),
    "AWS::EC2::Instance": plain("ec2:RunInstances", "ec2:ModifyInstanceAttribute", "ec2:TerminateInstances", "",
                                "arn:aws:ec2:{region}:{account}:instance/{name}"),
    "AWS::RDS::DBInstance": plain("rds:CreateDBInstance", "rds:ModifyDBInstance", "rds:DeleteDBInstance", "DBInstanceIdentifier",
                                  "arn:aws:rds:{region}:{account}:db:{name}"),
    "AWS::Organizations::Policy": plain("organizations:CreatePolicy organizations:AttachPolicy",
                                        "organizations:UpdatePolicy organizations:AttachPolicy organizations:DetachPolicy",
                                        "organizations:DetachPolicy organizations:DeletePolicy", "", "*"),
    "AWS::CloudFormation::StackSet": plain("cloudformation:CreateStackSet cloudformation:CreateStackInstances",
                                           "cloudformation:UpdateStackSet cloudformation:UpdateStackInstances",
                                           "cloudformation:DeleteStackInstances cloudformation:DeleteStackSet", "StackSetName",
                                           "arn:aws:cloudformation:{region}:{account}:stackset/{name}:*"),
})
