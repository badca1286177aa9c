"""What a request says on the wire: made by botocore's own serializers, read back by botocore's models."""
