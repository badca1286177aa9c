import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CannotSend } from '../../../../hub/aws/wire/cannot-send';
import { requestOf } from '../../../../hub/aws/wire/request';
import { sendByS3 } from '../../../../hub/aws/wire/s3';
import { signed } from '../../../../hub/aws/wire/sign';
import { meaning } from '../../../captures/bodies';
import reasons from '../../../captures/differences.json';
import type { Sent } from '../../../captures/real-clients';
import { type CapturedRequest, said } from '../../../captures/requests';
import { catalogue } from '../../../organization/catalogue';

/**
 * What the SDK's own clients of some eighty services send for inputs that are hard to write down; see test/captures.
 * If ours is the same for all of them, the catalogue and the generic executor say what the clients say.
 */
const captures: readonly CapturedRequest[] = readFileSync(join(__dirname, '../../../captures/requests.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const CREDENTIALS = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session-token' };

const protocolOf = ({ service }: CapturedRequest) => {
  const found = catalogue.service(service);
  if (!found) throw new Error(`no service ${service}`);
  return found.protocol;
};

/** The request that we would send, signed. */
async function ours(capture: CapturedRequest): Promise<Sent> {
  const call = { ...capture, account: '123456789012' };
  if (call.service !== 's3') return (await signed(await requestOf(catalogue, call, undefined), CREDENTIALS)) as never;
  return new Promise((resolve, reject) => {
    const handle = async (request: unknown) => {
      resolve(request as Sent);
      throw new Error('captured');
    };
    sendByS3(catalogue, CREDENTIALS, call, undefined, { handle }).catch(reject);
  });
}

/** How our request differs: by its value in the client's place, by headers alone, or by the refusal to write one. */
interface Difference {
  readonly capture: CapturedRequest;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly headers?: readonly string[];
  readonly refused?: string;
}

async function difference(capture: CapturedRequest): Promise<Difference | null> {
  const protocol = protocolOf(capture);
  const theirs = meaning(capture.request, protocol);
  try {
    const mine = meaning(said(await ours(capture)), protocol);
    if (isDeepStrictEqual(mine, theirs)) return null;
    const headers = isDeepStrictEqual({ ...mine, headers: {} }, { ...theirs, headers: {} })
      ? Object.keys({ ...mine.headers, ...theirs.headers }).filter(
          (name) => mine.headers[name] !== theirs.headers[name],
        )
      : [];
    return { capture, mine, theirs, headers };
  } catch (error) {
    if (!(error instanceof CannotSend)) throw error;
    return { capture, mine: error.message, theirs, refused: error.name };
  }
}

/** The reason of a difference, where there is one. */
const reasonOf = ({ capture, headers, refused }: Difference) =>
  reasons.find(
    ({ service, region, ...reason }) =>
      service === capture.service &&
      (region ?? capture.region) === capture.region &&
      reason.refused === refused &&
      (reason.header === undefined || (headers?.length === 1 && headers[0] === reason.header)),
  );

describe('the requests of the SDK for JavaScript', () => {
  it('are over a thousand, of more than forty services, in every protocol and in three partitions', () => {
    expect(captures.length).toBeGreaterThan(1000);
    expect(new Set(captures.map(({ service }) => service)).size).toBeGreaterThan(40);
    expect(new Set(captures.map(protocolOf))).toEqual(
      new Set(['ec2', 'query', 'json', 'rest-json', 'rest-xml', 'cbor']),
    );
    expect(new Set(captures.map(({ region }) => region.split('-').slice(0, -2).join('-')))).toEqual(
      new Set(['us', 'eu', 'cn', 'us-gov']),
    );
  });

  it('are those that we send: method, host, path, query, headers, body and the scope of the signature', async () => {
    const different: Difference[] = [];
    for (const capture of captures) {
      const found = await difference(capture);
      if (found) different.push(found);
    }
    expect(different.filter((found) => !reasonOf(found))).toEqual([]);
    expect(new Set(different.map(reasonOf))).toEqual(new Set(reasons));
  });
});
