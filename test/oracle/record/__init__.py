"""What a CloudTrail record says was asked for, by the same member paths as the wire. No AWS but botocore's models."""
