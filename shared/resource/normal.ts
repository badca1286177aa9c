/**
 * An ARN as it is compared: CloudWatch Logs names a log group in denials by its streams (`…:log-group:NAME:log-stream:`)
 * and in policies by everything in it (`…:log-group:NAME:*`).
 * Source: captured denials in test/fixtures/cloudtrail/captured; https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
export const normalArn = (arn: string): string =>
  arn.startsWith('arn:') && arn.split(':', 3)[2] === 'logs' ? arn.replace(/:(log-stream:|\*)$/, '') : arn;

/**
 * The ways in which AWS writes an ARN when it asks for permission. That of a log group stands with nothing behind it when
 * tags are read or written, and with its streams, of which it names none, in all other calls. Some services have names in
 * small letters in their ARNs, whatever they were given as.
 * Source: captured denials of CloudWatch Logs in test/fixtures/cloudtrail/captured;
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html;
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html ("stored as a lowercase string")
 */
export function spellings(arn: string): readonly string[] {
  if (/^arn:[^:]+:logs:[^:]+:[^:]+:log-group:[^:*]+$/.test(arn)) return [arn, `${arn}:log-stream:`];
  if (/^arn:[^:]+:(sagemaker|rds|redshift|elasticache|memorydb):/.test(arn))
    return [...new Set([arn, arn.toLowerCase()])];
  return [arn];
}
