"""A CloudTrail record of a refused request, made from the bytes on the wire with botocore's models and parsers, so
that what reads the record is not fed by the project's own idea of AWS.
"""
