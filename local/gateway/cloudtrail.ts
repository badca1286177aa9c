import { describeRequest, type Exchange } from './exchange';

/** The members of a record that tell where CloudTrail keeps it. */
export interface PlacedRecord {
  readonly recipientAccountId: string;
  readonly awsRegion: string;
}

type Answer = { readonly record: PlacedRecord } | { readonly record: null; readonly why: string };

/** Asks the emulator, which knows botocore's models, for the CloudTrail record of a refused call; some calls leave none. */
export async function recordOf(emulatorUrl: string, exchange: Exchange): Promise<Answer> {
  const response = await fetch(`${emulatorUrl}/_countersign/cloudtrail`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...describeRequest(exchange),
      status: exchange.status,
      responseBodyBase64: exchange.responseBody.toString('base64'),
    }),
  });
  if (!response.ok) return { record: null, why: `the emulator answered ${response.status}: ${await response.text()}` };
  return (await response.json()) as Answer;
}
