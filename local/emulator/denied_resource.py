"""How a refusal writes the resource, which is not always its ARN. All forms are those of captured denials."""
import re

# Of the calls that have no resource, these services' messages still name one.
_WRITES_EVERYTHING = frozenset({"organizations", "lambda", "kms", "route53domains"})
# IAM names what exists by kind and name, so without account and path; what is made, listed or passed, by its ARN.
_IAM_ENTITY = re.compile(r"arn:[\w-]+:iam::\d*:(user|role|group|instance-profile)/(?:.*/)?([^/]+)$")
_IAM_BY_ARN = re.compile(r"iam:(Create(User|Role|Group|InstanceProfile|ServiceLinkedRole)|List(Users|Roles|Groups|InstanceProfiles)|PassRole|"
                         r"Simulate\w+|GetContextKeys\w+)$")


def written(action: str, resource: str) -> str:
    """What stands after "on resource: "; empty where the message has no such words."""
    service = action.partition(":")[0]
    if resource == "*":
        return "*" if service in _WRITES_EVERYTHING else ""
    if service == "s3":
        return f'"{resource}"'
    if service != "iam" or _IAM_BY_ARN.match(action):
        return resource
    if action == "iam:CreatePolicy":
        return f"policy {resource.rpartition('/')[2]}"
    if ":policy/" in resource:
        return f"policy {resource}"
    entity = _IAM_ENTITY.match(resource)
    return f"{entity[1].replace('-', ' ')} {entity[2]}" if entity else resource
