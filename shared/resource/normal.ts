/**
 * An ARN as it is compared: CloudWatch Logs names a log group in denials by its streams (`…:log-group:NAME:log-stream:`)
 * and in policies by everything in it (`…:log-group:NAME:*`).
 * Source: captured denials in test/fixtures/cloudtrail/captured; https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
export const normalArn = (arn: string): string =>
  arn.startsWith('arn:') && arn.split(':', 3)[2] === 'logs' ? arn.replace(/:(log-stream:|\*)$/, '') : arn;
