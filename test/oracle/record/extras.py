"""Keys that CloudTrail logs though no member of the input stands for them. A key that a member explains is none."""
from collections.abc import Callable
from typing import Any, NamedTuple


class Extra(NamedTuple):
    service: str
    operation: str
    key: str
    allows: Callable[[Any, dict], bool]


def _is(expected) -> Callable[[Any, dict], bool]:
    return lambda value, _: type(value) is type(expected) and value == expected


def _names_another_key(value, record: dict) -> bool:
    return isinstance(value, str) and value.replace("_", "").lower() in {key.lower() for key in record}


EXTRAS = (
    # SOAP's choice of one attribute, named beside the attribute itself.
    Extra("ec2", "ModifyImageAttribute", "attributeType", _names_another_key),
    Extra("ec2", "ModifySnapshotAttribute", "attributeType", _names_another_key),
    # SOAP had filters where the API has none; logged empty.
    Extra("ec2", "DescribeAccountAttributes", "filterSet", _is({})),
    # Defaults of members that SOAP had and the API has not on all operations that log them.
    Extra("ec2", "*", "force", _is(False)),
    Extra("ec2", "*", "reportVolumeFailure", _is(False)),
    # The function's ARN as Lambda took it apart, beside functionName.
    Extra("lambda", "*", "fullyQualifiedArn", lambda value, _: isinstance(value, dict)),
    # An internal member of KMS: only its default is known to mean nothing.
    Extra("kms", "ScheduleKeyDeletion", "overridePendingWindowCheck", _is(False)),
    # An internal counter of Route 53 Resolver.
    Extra("route53resolver", "*", "originSequenceNumber", _is(0)),
    # An internal member of RDS; true would mean that nothing was deleted.
    Extra("rds", "DeleteDBInstance", "dryRun", _is(False)),
    Extra("rds", "DeleteDBCluster", "dryRun", _is(False)),
    # Internal members of API Gateway and Directory Service, at their defaults.
    Extra("apigateway", "*", "template", _is(False)),
    Extra("ds", "*", "forceDeletion", _is(False)),
)


def is_extra(service: str, operation: str, key: str, value, record: dict) -> bool:
    return any(e.service == service and e.operation in ("*", operation) and e.key == key and e.allows(value, record) for e in EXTRAS)
